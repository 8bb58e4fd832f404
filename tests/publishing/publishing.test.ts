import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { courseFiles, edited, type Files } from '../content/a-course.js';
import { aLearner } from '../lessons/a-learner.js';
import { usePublished } from './published.js';

const { app, save, admin, folder } = usePublished();

const change = (from: string, to: string): Files => edited('first-steps/lesson.md', from, to);
const shownTitle = (): string => app.services.content.lesson('first-steps').title;

const entries = async (): Promise<number> =>
  (await app.services.audit.by(admin().id)).filter(({ action }) => action === 'course:publish')
    .length;

describe('the page of the course', () => {
  it('says what is shown, and that the files say the same', async () => {
    const page = await admin().get('/course');
    expect(page.text).toContain('A small course');
    expect(page.text).toContain('2 lessons, 4 questions');
    expect(page.text).toContain('The files say what learners see');
    expect(page.$('form[action="/course"]')).toHaveLength(0);
  });

  it('says what waits: lessons that are new, changed and taken out, and keys that are other ones', async () => {
    const course = (courseFiles['course.yaml'] ?? '')
      .replace('  - second-look\n', '  - third\n')
      .replaceAll('second-look', 'third');
    const third = (name: string): string => courseFiles[`second-look/${name}`] ?? '';
    const quiz = (courseFiles['first-steps/quiz.md'] ?? '')
      .replace('- [ ] Who', '- [x] Who')
      .replace('- [x] What I did', '- [ ] What I did');
    await save({
      'course.yaml': course,
      'first-steps/quiz.md': quiz,
      'third/lesson.md': third('lesson.md').replace('title: Lesson 3', 'title: Third'),
      'third/quiz.md': third('quiz.md'),
      'third/reflection.md': third('reflection.md'),
    });
    const { $ } = await admin().get('/course');
    const rows = $('.row')
      .map((_, row) => $(row).text().replace(/\s+/g, ' ').trim())
      .get();
    expect(rows).toEqual([
      expect.stringMatching(
        /^Lesson one: Lesson 1 The quiz Another key: “What comes first\?”.* changed$/,
      ),
      'Lesson three: Third new',
      expect.stringMatching(/^Lesson three: Lesson 3 Nobody sees it any more.* taken out$/),
      expect.stringMatching(/^course\.yaml .* changed$/),
    ]);
  });

  it('shows each fault with its file, its line and the remedy, and has nothing to publish', async () => {
    await save(change('title: Lesson 1\n', ''));
    const page = await admin().get('/course');
    expect(page.text).toContain('One thing is to be mended');
    expect(page.text).toMatch(/first-steps\/lesson\.md line 2 "title" is missing\. Write: title:/);
    expect(page.$('form[action="/course"]')).toHaveLength(0);
    expect(shownTitle()).toBe('Lesson 1');
  });

  it('warns of another id, because progress belongs to it', async () => {
    await save(edited('course.yaml', 'id: small', 'id: other'));
    expect((await admin().get('/course')).text).toContain('Write the id it had');
  });
});

describe('publishing', () => {
  it('shows the files to everybody from the next page on, says who did it, and writes it down', async () => {
    const ana = await aLearner(app, 'reads@example.test');
    const before = await entries();
    await save(change('title: Lesson 1', 'title: Published'));
    await admin().get('/course');
    expect((await ana.get('/lessons/first-steps')).heading).toBe('Lesson 1');
    const page = await admin().submit('/course');
    expect(page.text).toContain('Published. The next page that somebody opens shows it.');
    expect(page.text).toContain('published by Gus Ruiz');
    expect((await ana.get('/lessons/first-steps')).heading).toBe('Published');
    expect(await entries()).toBe(before + 1);
  });

  it('is done once by a form that is sent twice, also when the files have changed in between', async () => {
    await save(change('title: Lesson 1', 'title: Once'));
    const form = await admin().get('/course');
    const fields = { hash: form.$('[name=hash]').attr('value') };
    const before = await entries();
    const posted = {
      ...fields,
      _key: form.$('main [name=_key]').attr('value'),
    };
    expect((await admin().post('/course', posted)).status).toBe(303);
    await save(change('title: Lesson 1', 'title: Later'));
    await admin().get('/course');
    expect((await admin().post('/course', posted)).status).toBe(303);
    expect(shownTitle()).toBe('Once');
    expect(await entries()).toBe(before + 1);
  });

  it('is refused for files that changed since they were looked at', async () => {
    await save(change('title: Lesson 1', 'title: Seen'));
    await admin().get('/course');
    await save(change('title: Lesson 1', 'title: Not seen'));
    const page = await admin().submit('/course');
    expect(page.status).toBe(409);
    expect(page.text).toContain('the files have changed since you looked');
    expect(shownTitle()).toBe('Lesson 1');
    await admin().submit('/course');
    expect(shownTitle()).toBe('Not seen');
  });

  it('publishes nothing of files that broke meanwhile', async () => {
    await save(change('title: Lesson 1', 'title: Half'));
    await admin().get('/course');
    await writeFile(join(folder(), 'second-look/quiz.md'), 'half of a fi');
    const page = await admin().submit('/course');
    expect(page.status).toBe(409);
    expect(page.text).toContain('second-look/quiz.md');
    expect(shownTitle()).toBe('Lesson 1');
  });

  it('keeps the quiz as it was for those who answered it', async () => {
    const { hash } = app.services.content.lesson('first-steps').quiz;
    await save(edited('first-steps/quiz.md', 'What comes first?', 'What came first?'));
    await admin().get('/course');
    await admin().submit('/course');
    const { services } = app;
    expect(services.content.lesson('first-steps').quiz.hash).not.toBe(hash);
    expect((await services.content.quizVersion(hash)).questions[0]?.title).toBe(
      'What comes first?',
    );
  });

  it('is for admins alone', async () => {
    const ben = await aLearner(app, 'not-admin@example.test');
    expect((await ben.get('/course')).status).toBe(403);
    expect((await ben.get('/course/preview/first-steps')).status).toBe(403);
  });
});
