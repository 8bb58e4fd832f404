import { expect, it } from '@jest/globals';
import { publishedCourse, useTestApp } from '../support/app.js';
import { handIn, newLearner, reflectionPath, useClassroom, what } from './classroom.js';

const bare = 'earning-buy-in';

const app = useTestApp({
  async course() {
    const course = await publishedCourse();
    const lessons = course.lessons.map((lesson) =>
      lesson.slug === bare ? { ...lesson, examples: null } : lesson,
    );
    return { ...course, lessons };
  },
});
const room = useClassroom(app);

const asScript = { Accept: 'application/json' };
const deeper = 'There is the minute at the board with her back to them.';
const later = 'Once a first draft of yours is saved';

it('shows two made-up answers once a draft of one’s own is saved, and not a word of them before', async () => {
  const amy = await newLearner(app, room, 'amy');
  const before = await amy.get(reflectionPath);
  expect(before.html).not.toContain(deeper);
  expect(before.text).toContain(later);

  await amy.post(
    `${reflectionPath}/draft`,
    { rev: '0', prompt: 'what-happened', text: ' \n ' },
    asScript,
  );
  expect((await amy.get(reflectionPath)).html).not.toContain(deeper);

  await amy.post(
    `${reflectionPath}/draft`,
    { rev: '1', prompt: 'what-happened', text: 'A crate fell.' },
    asScript,
  );
  const after = await amy.get(reflectionPath);
  expect(after.html).toContain(deeper);
  expect(after.text).not.toContain(later);
});

it('does not show them beside words that were refused and are not saved', async () => {
  const bea = await newLearner(app, room, 'bea');
  await bea.get(reflectionPath);
  const refused = await bea.submit('#reflection', { [what]: '\u0001' });
  expect(refused.status).toBe(422);
  expect(refused.html).not.toContain(deeper);
});

it('keeps them beside what was handed in', async () => {
  const cal = await newLearner(app, room, 'cal');
  await handIn(cal);
  expect((await cal.get(reflectionPath)).html).toContain(deeper);
});

it('shows none where the lesson has none', async () => {
  const dee = await newLearner(app, room, 'dee');
  const page = await dee.get(`/reflections/${bare}`);
  expect(page.text).not.toContain(later);
});
