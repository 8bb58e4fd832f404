import { AppError } from '../platform/errors.js';
import type { Actor } from '../policy.js';
import { fieldOf } from '../web/body.js';
import type { Problem } from '../web/problems.js';
import type { Reply } from '../web/reply.js';
import type { Handled, Posted } from '../web/route.js';
import { closedView, conflictPage, staleView } from './conflict.view-model.js';
import type { HandingResult } from './handing.service.js';
import { typedAnswers, type Answers } from './reflection.input.js';
import type { DraftResult, ReflectionService, ReflectionStory } from './reflection.service.js';
import { reflectionPage, reflectionView, type Aftermath } from './reflection.view-model.js';
import type { Telling } from './round.view-model.js';

export type Asked = Pick<
  Handled<Actor, { slug: string }, unknown, unknown>,
  'actor' | 'params' | 't' | 'calendar'
>;

type Conflict =
  Exclude<DraftResult, { is: 'saved' }> | Extract<HandingResult, { is: 'stale' | 'closed' }>;

const telling = ({ t, calendar }: Asked, { names }: ReflectionStory): Telling => ({
  t,
  calendar,
  names,
});

/** The pages that answer a learner's request, besides the redirects. */
export const pagesOf = (reflections: ReflectionService) => {
  const show = async (asked: Asked, after: Aftermath, status: number): Promise<Reply> => {
    const story = await reflections.story(asked.actor, asked.params.slug);
    return reflectionPage(reflectionView(telling(asked, story), story, after), { status });
  };
  return {
    show,
    /** The form as it was typed, with what is to be mended. */
    refuse: (asked: Asked & { posted: Posted }, problems: readonly Problem[]): Promise<Reply> => {
      const rev = Number(fieldOf(asked.posted, 'rev')) || 0;
      return show(asked, { refused: { ...typedAnswers(asked.posted), rev, problems } }, 422);
    },
    /** Two texts of one thing: both are shown, and neither is lost. */
    async conflict(asked: Asked, typed: Answers, found: Conflict): Promise<Reply> {
      const story = await reflections.story(asked.actor, asked.params.slug);
      const view =
        found.is === 'stale'
          ? staleView(telling(asked, story), story, { typed, saved: found.saved })
          : closedView(telling(asked, story), story, {
              typed: typed.texts,
              turn: found.turn,
              sent: found.round?.texts ?? {},
            });
      return conflictPage(view, { status: 409 });
    },
    /** An act that the turn does not allow any more: the page as it stands now says why. */
    async orRefused(asked: Asked, act: () => Promise<Reply>, answer?: string): Promise<Reply> {
      try {
        return await act();
      } catch (error) {
        if (!(error instanceof AppError) || error.kind !== 'conflict') throw error;
        const notice = { tone: 'warm' as const, text: asked.t(error.message) };
        const kept = answer === undefined ? null : { text: answer, error: notice.text };
        return show(asked, { notice, answer: kept }, 409);
      }
    },
  };
};

export type ReflectionPages = ReturnType<typeof pagesOf>;
