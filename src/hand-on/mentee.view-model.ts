import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import { showProblems, type Problem } from '../web/problems.js';
import { definePage } from '../web/reply.js';
import type { HandOnRecord } from './hand-on.js';
import type { MenteePage } from './mentee.service.js';

/** What the other person sees: what somebody says they passed on, and the place for their own sentence. */
export interface MenteeView {
  title: string;
  lede: string;
  what: string;
  form: {
    action: string;
    words: string;
    error: string | null;
    readers: string;
  } | null;
  problems: { field: string; message: string }[];
  /** Their words as they stand. */
  said: string | null;
  withdraw: { action: string } | null;
}

export interface ClosedHandOnView {
  title: string;
  message: string;
}

export const menteePage = definePage<MenteeView>('hand-on/mentee');
export const closedHandOnPage = definePage<ClosedHandOnView>('hand-on/closed');

export interface TypedWords {
  words: string;
  problems: readonly Problem[];
}

const ledeOf = (t: Words, { state, to }: HandOnRecord, learner: string): string => {
  const values = { learner, name: to.name };
  return t(`handOns.mentee.lede.${state}`, values);
};

export const menteeView = (
  t: Words,
  { handOn, learner, secret }: { handOn: HandOnRecord; learner: string; secret: string },
  typed: TypedWords = { words: '', problems: [] },
): MenteeView => {
  const { state, what, words } = handOn;
  const problems = showProblems(t, typed.problems);
  const isAsked = state === 'recorded';
  const form = {
    action: paths.passedOn(secret),
    words: typed.words,
    error: problems.find(({ field }) => field === 'words')?.message ?? null,
    readers: t('handOns.mentee.readers', { learner }),
  };
  return {
    title: t('handOns.mentee.title', { learner }),
    lede: ledeOf(t, handOn, learner),
    what,
    form: isAsked ? form : null,
    problems: isAsked ? problems : [],
    said: words || null,
    withdraw: state === 'confirmed' ? { action: paths.passedOnWithdrawal(secret) } : null,
  };
};

export const closedHandOnView = (
  t: Words,
  is: Extract<MenteePage, { is: 'own' | 'expired' | 'unknown' }>['is'],
): ClosedHandOnView => ({
  title: t(`handOns.closed.${is}.title`),
  message: t(`handOns.closed.${is}.message`),
});
