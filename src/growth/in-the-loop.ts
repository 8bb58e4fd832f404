import type { Content } from '../content/content.service.js';
import type { HandOnService } from '../hand-on/hand-on.service.js';
import type { HistoryService } from '../loop/history.service.js';
import type { Actor } from '../policy.js';
import type { GrowthSource, WrittenAnswer } from './growth.js';

export interface LoopSources {
  content: Pick<Content, 'course'>;
  history: HistoryService;
  passing: Pick<HandOnService, 'page'>;
}

const answersShown = 2;

/** The last things that somebody answered: what they think now, and what they will do. */
const lastOf = (answers: readonly WrittenAnswer[]): WrittenAnswer[] =>
  answers.filter(({ text }) => text.trim() !== '').slice(-answersShown);

/** Rounds, what was set out to do, what came of it, and what was passed on: each in the learner's own words. */
export const inTheLoop = ({ content, history, passing }: LoopSources): GrowthSource[] => {
  const titleOf = ({ locale }: Actor, slug: string | null): string =>
    content.course(locale).lessons.find((lesson) => lesson.slug === slug)?.title ?? '';

  const rounds: GrowthSource = async (actor, page) =>
    (await history.rounds(actor, page)).map(({ round, reflection }) => ({
      id: round._id,
      at: round.submittedAt,
      what: {
        ...{ kind: 'round', n: round.n, lesson: titleOf(actor, round.lessonId) },
        answers: lastOf(
          reflection.prompts.map(({ id, title }) => ({ title, text: round.texts[id] ?? '' })),
        ),
      },
    }));

  const setOut: GrowthSource = async (actor, page) =>
    (await history.setOut(actor, 'statedAt', page)).map(({ _id, statedAt, aim, lessonId }) => ({
      id: _id,
      at: statedAt,
      what: { kind: 'set-out', lesson: titleOf(actor, lessonId), aim },
    }));

  const outcomes: GrowthSource = async (actor, page) =>
    (await history.setOut(actor, 'outcome.at', page)).flatMap(({ _id, outcome, lessonId }) =>
      outcome
        ? [
            {
              id: _id,
              at: outcome.at,
              what: { kind: 'outcome', lesson: titleOf(actor, lessonId), outcome },
            },
          ]
        : [],
    );

  const passedOn: GrowthSource = async (actor, page) =>
    (await passing.page(actor, page)).map((handOn) => ({
      id: handOn._id,
      at: handOn.at,
      what: { kind: 'passed-on', lesson: titleOf(actor, handOn.lessonId), handOn },
    }));

  return [rounds, setOut, outcomes, passedOn];
};
