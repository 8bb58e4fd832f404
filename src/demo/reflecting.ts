import type { Verdict } from '../loop/machine.js';
import { roundId } from '../loop/turn.js';
import type { Actor } from '../policy.js';
import type { LessonPlan, ReflectionPlan, Stage } from './plan.js';
import type { Player, Scene, Step } from './step.js';
import type { Story } from './story.js';

type Texts = Story['texts'];

/** A reflection that is played: whose, of which lesson, and who answers it. */
interface Part extends ReflectionPlan {
  slug: string;
  player: Player;
  instructor: Actor;
}

/** Instructors answer in the afternoon, after the learners have written. */
const afternoon = 15 * 60 + 30;

const latestRound = async ({ services }: Scene, { player, slug }: Part): Promise<string> => {
  const { turn } = await services.reflections.story(player.actor, slug);
  if (!turn) throw new Error(`Nothing was handed in: ${slug}`);
  return roundId(turn._id, turn.round);
};

/** The revision of the saved draft, as a page holds it. */
const draftRev = async ({ services }: Scene, { player, slug }: Part): Promise<number> =>
  (await services.reflections.story(player.actor, slug)).draft?.rev ?? 0;

const learnerActs = (scene: Scene, part: Part) => {
  const { services, past, key } = scene;
  const { player, slug } = part;
  const at = (day: number, minutes: number): Date => past.at(day, player.minute + minutes);
  return {
    save: (day: number, texts: Texts): Step => ({
      at: at(day, 100),
      act: async () =>
        services.reflections.saveDraft(player.actor, slug, {
          texts,
          rev: await draftRev(scene, part),
          key: key(),
          whole: true,
        }),
    }),
    submit: (day: number, texts: Texts): Step => ({
      at: at(day, 125),
      act: async () => {
        const handed = { texts, rev: await draftRev(scene, part), key: key() };
        const { is } = await services.handing.submit(player.actor, slug, handed);
        if (is !== 'sent') throw new Error(`${player.actor.name} cannot hand ${slug} in: ${is}`);
      },
    }),
    answer: (day: number, text: string): Step => ({
      at: at(day, 115),
      act: () => services.writer.answer(player.actor, slug, { text, key: key() }),
    }),
  };
};

const instructorActs = (scene: Scene, part: Part) => {
  const { services, past, key } = scene;
  const { instructor } = part;
  const at = (day: number, minutes: number): Date =>
    past.at(day, afternoon + (part.player.minute % 60) + minutes);
  const send = async (verdict: Verdict, text: string): Promise<void> => {
    const id = await latestRound(scene, part);
    const { turn, round } = await services.reviews.story(instructor, id);
    const bound = { turn: round.turnId, round: round.n, to: round.personId, rev: turn?.rev ?? 0 };
    const reply = { ...bound, draftRev: 0, verdict, text, comments: [], key: key() };
    const { is } = await services.replying.send(instructor, id, reply);
    if (is !== 'sent') throw new Error(`${instructor.name} cannot answer ${part.slug}: ${is}`);
  };
  const openNow = async (): Promise<void> =>
    services.reviews.open(instructor, await latestRound(scene, part), key());
  return {
    open: (day: number): Step => ({ at: at(day, 0), act: openNow }),
    reply: (day: number, verdict: Verdict): Step[] => [
      { at: at(day, 0), act: openNow },
      { at: at(day, 9), act: () => send(verdict, part.story[verdict] ?? '') },
    ],
    /** Is writing a reply just now. */
    claim: (text: string): Step[] => [
      { at: past.minutesAgo(9), act: openNow },
      {
        at: past.minutesAgo(4),
        act: async () =>
          services.replying.saveDraft(instructor, await latestRound(scene, part), {
            texts: { reply: text },
            rev: 0,
            key: key(),
            whole: true,
          }),
      },
    ],
  };
};

/** The first prompts of a story, as somebody leaves it who is called away. */
const beginningOf = (texts: Texts): Texts => Object.fromEntries(Object.entries(texts).slice(0, 4));

const acts = (scene: Scene, part: Part): Record<Stage, () => Step[]> => {
  const { save, submit, answer } = learnerActs(scene, part);
  const { open, reply, claim } = instructorActs(scene, part);
  const { story, day } = part;
  const { texts } = story;
  const revised = { ...texts, ...story.revision };
  const handedIn = (ago: number): Step[] => [save(ago + 1, texts), submit(ago, texts)];
  return {
    drafting: () => [save(day, beginningOf(texts))],
    waiting: () => handedIn(day),
    opened: () => [...handedIn(day), open(Math.max(day - 1, 1))],
    claimed: () => [...handedIn(day), ...claim(begunReply)],
    revised: () => [
      ...handedIn(day + 4),
      ...reply(day + 3, 'deeper'),
      save(day + 1, revised),
      submit(day, revised),
    ],
    asked: () => [...handedIn(day), ...reply(day - 1, 'comment')],
    answered: () => [
      ...handedIn(day + 2),
      ...reply(day + 1, 'comment'),
      answer(day, story.answer ?? ''),
    ],
    returned: () => [...handedIn(day), ...reply(day - 1, 'deeper')],
    ready: () => [...handedIn(day), ...reply(day - 1, 'ready')],
  };
};

const begunReply =
  'I have read this on the train and again just now. What I keep coming back to is';

/** How somebody writes the reflection of a lesson, and what comes back. */
export const reflectionSteps = (scene: Scene, player: Player, plan: LessonPlan): Step[] => {
  const { reflection, lesson: slug } = plan;
  if (!reflection) return [];
  const by = reflection.by ?? (reflection.stage === 'claimed' ? 'colleague' : 'cindy');
  const part: Part = { ...reflection, slug, player, instructor: scene.instructors[by] };
  return acts(scene, part)[reflection.stage]();
};
