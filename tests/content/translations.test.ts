import { describe, expect, it } from '@jest/globals';
import { courseOf, edited, type Files } from './a-course.js';
import { behindIn, firstInSpanish, inSpanish, retold, spanishFiles } from './translated-course.js';

const withoutQuiz = Object.fromEntries(
  Object.entries(spanishFiles).filter(([name]) => name !== 'first-steps/quiz.es.md'),
);

it('has the words of the translation, and everything else of the original', async () => {
  const english = await courseOf(spanishFiles);
  const spanish = await inSpanish();
  expect(spanish).toMatchObject({ id: 'small', title: 'Un curso pequeño', lessonsPlanned: 4 });
  expect(spanish.tracks.certified).toEqual({
    ...english.tracks.certified,
    title: 'Certificación',
    summary: 'Lo sabes',
  });
  const [first] = spanish.lessons;
  expect(first).toMatchObject({
    slug: 'first-steps',
    number: 1,
    title: 'Lección 1',
    introHtml: '<p>El comienzo de la lección 1.</p>',
    keyIdeas: ['Un resultado tiene acciones detrás'],
  });
  expect(first?.sections[0]).toEqual({
    id: 'the-meeting',
    title: 'La reunión',
    titleHtml: 'La reunión',
    html: '<p>No llevó a <em>nada</em>.</p>',
    minutes: 1,
  });
});

it('takes kinds, keys, order and hashes of a quiz from the original, and names its passages in its own words', async () => {
  const [english] = (await courseOf(spanishFiles)).lessons;
  const { quiz } = await firstInSpanish();
  expect(quiz).toMatchObject({
    title: 'Un cuestionario',
    feedback: 'end',
    hash: english?.quiz.hash,
  });
  const [first, second] = quiz.questions;
  expect(first).toMatchObject({
    kind: 'single',
    title: '¿Qué va primero?',
    sceneHtml: '<p>La reunión terminó.</p>',
    hash: english?.quiz.questions[0]?.hash,
    see: { lesson: 'first-steps', section: 'the-meeting', title: 'La reunión' },
  });
  expect(first?.options.map(({ id, text, right }) => [id, text, right])).toEqual([
    ['who-started', 'Quién la empezó.', false],
    ['what-i-did', 'Lo que hice antes.', true],
  ]);
  expect(first?.options[1]?.feedbackHtml).toBe('<p>Te miras a ti.</p>');
  expect(second?.options.map(({ right }) => right)).toEqual([true, true, false]);
});

it('takes lengths and sharing of a reflection from the original', async () => {
  const [english] = (await courseOf(spanishFiles)).lessons;
  const { reflection } = await firstInSpanish();
  expect(reflection).toMatchObject({
    title: 'Mirar atrás',
    sharing: 'shared',
    hash: english?.reflection.hash,
  });
  expect(reflection.prompts[0]).toEqual({
    id: 'what-happened',
    title: '¿Qué pasó?',
    hintHtml: '<p>Como lo mostraría una cámara.</p>',
    words: { from: 60, to: 150 },
  });
  expect(reflection.rubric[1]?.reply).toBe('¿Qué fue tuyo?');
});

it('changes the hash of the course, and no hash that a try is tied to, when a translation changes', async () => {
  const before = await courseOf(spanishFiles);
  const after = await courseOf(retold('first-steps/quiz.es.md', 'La calma', 'El silencio'));
  expect(after.hash).not.toBe(before.hash);
  expect(after.lessons[0]?.quiz.hash).toBe(before.lessons[0]?.quiz.hash);
  expect(after.lessons[0]?.hash).toBe(before.lessons[0]?.hash);
});

describe('what is not translated', () => {
  it('stays in the words of the original, marked with their language, file by file', async () => {
    const [first, second] = (await inSpanish(withoutQuiz)).lessons;
    expect(first).not.toHaveProperty('lang');
    expect(first?.quiz).toMatchObject({ title: 'A quiz', lang: 'en' });
    expect(first?.quiz.questions.map(({ lang }) => lang)).toEqual(['en', 'en']);
    expect(second).toMatchObject({ title: 'Lesson 3', lang: 'en' });
    expect(second?.sections.map(({ lang }) => lang)).toEqual(['en', 'en']);
    expect(second?.reflection.prompts.map(({ lang }) => lang)).toEqual(['en', 'en', 'en', 'en']);
  });

  const partly: [name: string, changed: Files, found: (lesson: Lesson) => unknown][] = [
    [
      'a section',
      retold('first-steps/lesson.es.md', '## Prueba esto {#try-this}\n\n', ''),
      ({ sections }) => sections.map(({ title, lang }) => [title, lang]),
    ],
    [
      'a question that lacks an option',
      retold('first-steps/quiz.es.md', '- La culpa {#blame}\n\n  Oculta la causa.\n', ''),
      ({ quiz }) => quiz.questions.map(({ title, lang }) => [title, lang]),
    ],
    [
      'a prompt',
      retold(
        'first-steps/reflection.es.md',
        '## ¿Qué pienso ahora? {#what-i-think}\n\nUna idea.\n',
        '',
      ),
      ({ reflection }) => reflection.prompts.slice(1, 3).map(({ title, lang }) => [title, lang]),
    ],
  ];
  type Lesson = Awaited<ReturnType<typeof firstInSpanish>>;

  it.each(partly)('stays so part by part: %s', async (_name, changed, found) => {
    const [translated, original] = found(await firstInSpanish(changed)) as [string, unknown][];
    expect([translated?.[1], original?.[1]]).toEqual([undefined, 'en']);
    expect(original?.[0]).toMatch(/^(Try this|What helps\?|What do I think\?)$/);
  });

  it('is told by the checker, and is no fault', async () => {
    expect(await behindIn(withoutQuiz)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('first-steps/quiz.es.md:1  Not there yet'),
        expect.stringContaining('second-look/lesson.es.md:1  Not there yet'),
      ]),
    );
    expect(await behindIn(partly[1]?.[1] ?? {})).toContain(
      'first-steps/quiz.es.md:17  "#what-helps" lacks {#blame}: readers get the question of quiz.md.',
    );
    expect(await behindIn({})).toEqual([]);
  });
});

describe('the text that was translated', () => {
  const markOf = async (): Promise<string> => {
    const lines = await behindIn(spanishFiles);
    return /first-steps\/lesson\.es\.md.*(of: "[\w-]{8}")/.exec(lines.join('\n'))?.[1] ?? '';
  };
  const naming = (mark: string): Files =>
    retold('first-steps/lesson.es.md', 'summary:', `${mark}\nsummary:`);
  const ofLesson = (lines: readonly string[]): string[] =>
    lines.filter((line) => line.startsWith('first-steps/lesson'));

  it('is named in the translation, and told when another stands in its place', async () => {
    const named = naming(await markOf());
    expect(ofLesson(await behindIn(named))).toEqual([]);
    const newer = edited('first-steps/lesson.md', 'It went', 'It all went');
    expect(ofLesson(await behindIn({ ...named, ...newer }))).toEqual([
      expect.stringContaining('Translates an older lesson.md'),
    ]);
  });
});
