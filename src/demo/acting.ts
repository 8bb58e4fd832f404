import { addDays, dayIn, type Day } from '../platform/dates.js';
import type { LessonPlan } from './plan.js';
import { zone } from './people.js';
import type { Player, Scene, Step } from './step.js';
import type { Acting } from './stories/acting.js';

interface Part {
  slug: string;
  player: Player;
  acting: Acting;
  /** Working days since an instructor found the reflection ready. */
  readySince: number;
}

const dayOf = ({ past }: Scene, { day }: Acting): Day =>
  day < 0 ? addDays(dayIn(past.now, zone), -day) : past.day(day);

const revOf = async ({ services }: Scene, { player, slug }: Part): Promise<number> =>
  (await services.reflections.story(player.actor, slug)).turn?.rev ?? 0;

const setStep = (scene: Scene, part: Part): Step => {
  const { services, past, key } = scene;
  const { player, slug, acting } = part;
  const { action, withWhom, sign } = acting;
  return {
    at: past.at(part.readySince - 1, player.minute + 20),
    async act() {
      const aim = { action, withWhom, sign, day: dayOf(scene, acting) };
      const asked = { act: 'commit' as const, rev: await revOf(scene, part), aim, key: key() };
      const { is } = await services.committing.set(player.actor, slug, asked);
      if (is !== 'done') throw new Error(`${player.actor.name} cannot set a day: ${is}`);
    },
  };
};

const tellSteps = (scene: Scene, part: Part): Step[] => {
  const { services, past, key } = scene;
  const { player, slug, acting } = part;
  const { outcome, day } = acting;
  if (!outcome) return [];
  return [
    {
      at: past.at(day, player.minute + 130),
      act: async () =>
        services.outcomes.tell(player.actor, slug, {
          ...outcome,
          ...{ act: 'tell', rev: await revOf(scene, part), key: key() },
        }),
    },
  ];
};

/** The learner records it and hands the link over; the other person answers in the evening. */
const passSteps = (scene: Scene, part: Part): Step[] => {
  const { services, past, key } = scene;
  const { player, slug, acting } = part;
  const { passedOn, day } = acting;
  if (!passedOn) return [];
  const { what, name, words } = passedOn;
  const input = { lesson: slug, what, name, email: null, mail: false };
  let link = '';
  return [
    {
      at: past.at(day - 2, player.minute + 30),
      async act() {
        const id = await services.passing.record(player.actor, { ...input, key: key() });
        link = await services.passing.mint(player.actor, id);
      },
    },
    {
      at: past.at(day - 2, player.minute + 300),
      async act() {
        const { is } = await services.mentees.answer(null, link, { is: 'confirm', words });
        if (is !== 'answer') throw new Error(`${name} cannot answer: ${is}`);
      },
    },
  ];
};

/** What somebody does after their reflection was found ready for action. */
export const actingSteps = (scene: Scene, player: Player, plan: LessonPlan): Step[] => {
  const { reflection, lesson: slug } = plan;
  if (!reflection?.acting) return [];
  const part: Part = { slug, player, acting: reflection.acting, readySince: reflection.day - 1 };
  return [setStep(scene, part), ...tellSteps(scene, part), ...passSteps(scene, part)];
};
