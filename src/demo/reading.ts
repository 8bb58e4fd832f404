import type { Lesson } from '../content/course.js';
import { answeringIn } from './answering.js';
import type { LessonPlan } from './plan.js';
import type { Player, Scene, Step } from './step.js';

/** Sections read by somebody who has begun. */
const someSections = 2;
const minutesASection = 6;

const readingSteps = (
  { services, past }: Scene,
  { actor, minute }: Player,
  { lesson, plan }: { lesson: Lesson; plan: LessonPlan },
): Step[] => {
  const sections = lesson.sections.slice(0, plan.read === 'all' ? undefined : someSections);
  return sections.map(({ id }, index) => ({
    at: past.at(plan.day, minute + index * minutesASection),
    act: () => services.lessons.markRead(actor, { slug: plan.lesson, section: id }),
  }));
};

/** Of ten who miss something, how many miss each of five questions, and then the next five: some are harder than others. */
const missedByTen = [1, 10, 3, 7, 2] as const;

const isMissed = (minute: number, index: number): boolean =>
  (minute * 7 + index * 3) % 10 < (missedByTen[index % missedByTen.length] ?? 0);

const tryOnce = async (
  { services: { quizzes }, key }: Scene,
  { actor, minute }: Player,
  { slug, misses }: { slug: string; misses: boolean },
): Promise<void> => {
  const answer = answeringIn(actor.locale);
  const id = await quizzes.start(actor, slug, key());
  const { questions } = await quizzes.open(actor, id);
  for (const [index, { question }] of questions.entries()) {
    const holds = !misses || !isMissed(minute, index);
    const fields = answer(question, holds, minute + index * index);
    await quizzes.answer(actor, { id, questionId: question.id }, fields);
  }
  await quizzes.submit(actor, id);
};

const quizSteps = (
  scene: Scene,
  player: Player,
  { lesson: slug, day, quiz }: LessonPlan,
): Step[] => {
  const at = (minutes: number): Date => scene.past.at(day, player.minute + minutes);
  const { quizzes } = scene.services;
  const begin = { at: at(40), act: () => quizzes.start(player.actor, slug, scene.key()) };
  const tryAt = (minutes: number, misses: boolean): Step => ({
    at: at(minutes),
    act: () => tryOnce(scene, player, { slug, misses }),
  });
  const steps = {
    none: [],
    begun: [begin],
    missed: [tryAt(50, true)],
    retried: [tryAt(50, true), tryAt(70, false)],
    // Two of three need a second try.
    mastered: [...(player.minute % 3 === 0 ? [] : [tryAt(45, true)]), tryAt(50, false)],
  };
  return steps[quiz];
};

/** How somebody reads a lesson and takes its quiz. */
export const studySteps = (scene: Scene, player: Player, plan: LessonPlan): Step[] => [
  ...readingSteps(scene, player, { lesson: scene.services.content.lesson(plan.lesson), plan }),
  ...quizSteps(scene, player, plan),
];
