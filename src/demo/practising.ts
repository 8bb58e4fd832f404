import { answeringIn } from './answering.js';
import type { LessonPlan } from './plan.js';
import type { Player, Scene, Step } from './step.js';

/** Working days after a quiz: what was missed is ready by the first, and what held then by the second. */
const firstAfter = 4;
const secondAfter = 10;

/** Goes through one session of practice; `missed` is the place of the one idea that does not hold yet. */
const practise = async (
  { services: { practiceSessions }, key }: Scene,
  { actor }: Player,
  missed: number | null,
): Promise<void> => {
  const answer = answeringIn(actor.locale);
  const id = await practiceSessions.begin(actor, key());
  for (let turn = 0; id !== null; turn += 1) {
    const { next } = await practiceSessions.open(actor, id);
    if (!next) return;
    const fields = answer(next.question, turn !== missed, turn);
    await practiceSessions.answer(actor, { id, place: next.place, fields });
  }
};

/** Who tried again what they had missed takes up practice as well; the others have not found it yet. */
export const practiceSteps = (scene: Scene, player: Player, plan: LessonPlan): Step[] => {
  if (plan.quiz !== 'retried') return [];
  const session = (after: number, missed: number | null): Step[] => {
    const day = plan.day - after;
    if (day < 1) return [];
    const at = scene.past.at(day, player.minute + 15);
    return [{ at, act: () => practise(scene, player, missed) }];
  };
  return [...session(firstAfter, null), ...session(secondAfter, 0)];
};
