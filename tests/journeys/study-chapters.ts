import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Lesson, QuestionKind } from '../../src/content/course.js';
import type { Journey } from './cohort-chapters.js';
import * as learner from './learner-steps.js';
import { button, enterBy, follow, fold, press, shows, textsOf } from './on-page.js';

const lessonTriedThrice = 5;

/** What is missed at the first try of each quiz: every kind of question that was not missed before, and at least one. */
export const missedIn = (lessons: readonly Lesson[]): Map<Lesson, string[]> => {
  const kinds = new Set<QuestionKind>();
  return new Map(
    lessons.map((lesson) => {
      const { questions } = lesson.quiz;
      const isNew = ({ kind }: { kind: QuestionKind }) => !kinds.has(kind) && kinds.add(kind);
      const fresh = questions.filter(isNew);
      const others = questions.filter((question) => !fresh.includes(question));
      const least = lesson.number === lessonTriedThrice ? 3 : 1;
      const missed = [...fresh, ...others].slice(0, Math.max(fresh.length, least));
      return [lesson, questions.filter((one) => missed.includes(one)).map(({ id }) => id)];
    }),
  );
};

/** From the home page, which names what comes next, through a lesson to its quiz. */
const reads = async ({ stage, lesson, course }: Journey, page: Page): Promise<void> => {
  await stage.step(`home leads to lesson ${lesson.number}, and it is read`, async () => {
    const next = page.locator('.next-step');
    expect(fold(await next.locator('h2').innerText())).toBe(lesson.sections[0]?.title);
    await follow(page, 'Begin');
    await learner.readLesson(page, lesson);
    course.clock.forward({ minutes: lesson.minutes });
    await follow(page, 'Go to the quiz');
  });
};

const mastered = async ({ lesson }: Journey, page: Page): Promise<void> =>
  shows(page, `All ${lesson.quiz.questions.length} ideas of this quiz hold. It is mastered.`);

const again = /^Try the .+ again$/;

const comesBack = async (journey: Journey, page: Page, missed: string[]): Promise<void> => {
  const { stage, lesson } = journey;
  const { quiz } = lesson;
  await stage.step(`the quiz of lesson ${lesson.number} asks again what was missed`, async () => {
    await press(page, 'Begin');
    await learner.answerQuiz(page, quiz, missed);
    await press(page, again);
    expect(await learner.answerQuiz(page, quiz, [])).toEqual(missed);
    await mastered(journey, page);
  });
};

/** The whole of what a result says, over three tries, the last of them without a mouse. */
const comesBackTwice = async (journey: Journey, page: Page, missed: string[]): Promise<void> => {
  const { stage, lesson } = journey;
  const { quiz } = lesson;
  const total = quiz.questions.length;
  const [, , certain = ''] = missed;
  const titleOf = (id: string) => quiz.questions.find((one) => one.id === id)?.title;
  await stage.step('the first try misses three, and the result opens with what holds', async () => {
    await press(page, 'Begin');
    expect(await learner.answerQuiz(page, quiz, missed)).toHaveLength(total);
    await shows(page, `${total - 3} of ${total} ideas hold so far.`);
    const headings = page.locator('section.result h2');
    expect(await textsOf(headings)).toEqual(['What already holds', 'Worth another look']);
    expect(await learner.questionsUnder(page, 'Worth another look')).toEqual(
      [...missed].reverse().map(titleOf),
    );
    await shows(page, 'You were certain, and this is the place where most is to be learnt.');
  });
  await stage.step('the second try asks those three and no other', async () => {
    await press(page, 'Try the three again');
    expect(await learner.answerQuiz(page, quiz, [certain])).toEqual(missed);
    await shows(page, `${total - 1} of ${total} ideas hold so far.`);
  });
  await stage.step('the third, without a mouse, asks the last one', async () => {
    await enterBy(page, button(page, 'Try the one again'));
    expect(await learner.answerByKeyboard(page, quiz)).toEqual([certain]);
    await mastered(journey, page);
  });
};

const reflects = async ({ stage, lesson }: Journey, page: Page, reader: string): Promise<void> => {
  await stage.step(`the reflection of lesson ${lesson.number} is written and sent`, async () => {
    await follow(page, 'Go to the reflection');
    for (const { id, title } of lesson.reflection.prompts)
      await learner.promptOf(page, lesson, id).fill(`What I say to “${title}”.`);
    await learner.send(page, reader);
    await follow(page, 'Emerging Leader');
  });
};

export interface Studying {
  readonly missed: string[];
  /** Who answers the reflection. */
  readonly reader: string;
}

/** All that a lesson asks of a learner, from the home page and back to it. */
export const studies = async (
  journey: Journey,
  page: Page,
  { missed, reader }: Studying,
): Promise<void> => {
  await reads(journey, page);
  const isTriedThrice = journey.lesson.number === lessonTriedThrice;
  await (isTriedThrice ? comesBackTwice : comesBack)(journey, page, missed);
  await reflects(journey, page, reader);
};
