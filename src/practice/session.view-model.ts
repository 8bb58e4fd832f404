import type { Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import { may, type Actor } from '../policy.js';
import { answeredView, type AnsweredView } from '../quizzes/answered.view-model.js';
import type { AnswerRefused, Fields } from '../quizzes/kinds/kind.js';
import { askedView, problemView, type AskedView } from '../quizzes/question.view-model.js';
import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';
import { ideaId, type IdeaRecord } from './idea.js';
import { comesBack } from './practice.view-model.js';
import type { SessionItem } from './session.js';
import type { OpenedSession } from './session.service.js';

/** One idea of a session, to be answered. It holds nothing that tells what is right. */
export interface PracticeQuestionView {
  title: string;
  action: string;
  problems: { field: string; message: string }[];
  question: AskedView;
  leave: { href: string; label: string };
}

/** One idea of a session after its answer. */
export interface PracticeAnswerView {
  title: string;
  eyebrow: string;
  question: AnsweredView;
  comesBack: string;
  next: { href: string; label: string };
}

/** The end of a session: what holds first, then what comes back and when. */
export interface PracticeEndView {
  title: string;
  summary: string;
  held: EndItem[];
  missed: EndItem[];
  links: { href: string; label: string }[];
}

export interface EndItem {
  titleHtml: string;
  comesBack: string;
  passage: { href: string; label: string };
}

export const practiceQuestionPage = definePage<PracticeQuestionView>('practice/question', 'course');
export const practiceAnswerPage = definePage<PracticeAnswerView>('practice/answer', 'course');
export const practiceEndPage = definePage<PracticeEndView>('practice/end', 'course');

/** What was sent and could not be taken. */
export interface Refused {
  filled: Fields;
  refused: AnswerRefused;
}

const eyebrowOf = (t: Words, { items }: OpenedSession, item: SessionItem): string =>
  t('practice.eyebrow', { number: items.indexOf(item) + 1, of: items.length });

export const practiceQuestionView = (
  t: Words,
  opened: OpenedSession,
  { item, again }: { item: SessionItem; again: Refused | null },
): PracticeQuestionView => {
  const { asked } = item;
  const filled = again?.filled ?? {};
  const refused = again?.refused ?? null;
  return {
    title: t('practice.title'),
    action: paths.practiceQuestion(opened.session._id, item.place + 1),
    problems: refused ? [problemView(t, asked, refused)] : [],
    question: askedView(t, asked, {
      ...{ filled, refused, hints: 0 },
      eyebrow: eyebrowOf(t, opened, item),
    }),
    leave: { href: paths.practice(), label: t('practice.leave') },
  };
};

const ideaOf = ({ session, ideas }: OpenedSession, { item }: SessionItem): IdeaRecord | undefined =>
  ideas.find(({ _id }) => _id === ideaId(session.personId, item));

const comesBackOf = (
  t: Words,
  { opened, item }: { opened: OpenedSession; item: SessionItem },
  calendar: Calendar,
): string => {
  const idea = ideaOf(opened, item);
  return idea ? comesBack(t, idea, calendar) : '';
};

export const practiceAnswerView = (
  t: Words,
  {
    opened,
    item,
    given,
  }: { opened: OpenedSession; item: SessionItem; given: NonNullable<SessionItem['given']> },
  calendar: Calendar,
): PracticeAnswerView => {
  const misses = ideaOf(opened, item)?.misses ?? 1;
  const answered = { asked: item.asked, given, mark: given.mark, misses };
  return {
    title: t('practice.title'),
    eyebrow: eyebrowOf(t, opened, item),
    question: answeredView(t, answered, null),
    comesBack: comesBackOf(t, { opened, item }, calendar),
    next: {
      href: paths.practiceSession(opened.session._id),
      label: t(opened.next ? 'practice.next' : 'practice.toEnd'),
    },
  };
};

const endItem = (
  t: Words,
  { opened, item }: { opened: OpenedSession; item: SessionItem },
  calendar: Calendar,
): EndItem => {
  const { titleHtml, see } = item.question;
  return {
    titleHtml,
    comesBack: comesBackOf(t, { opened, item }, calendar),
    passage: {
      href: paths.lesson(see.lesson, see.section),
      label: t('quizzes.see', { title: see.title }),
    },
  };
};

export const practiceEndView = (
  t: Words,
  { actor, opened }: { actor: Actor; opened: OpenedSession },
  calendar: Calendar,
): PracticeEndView => {
  const answered = opened.items.filter(({ given }) => given !== null);
  const held = answered.filter(({ given }) => given?.mark.held === true);
  const rows = (items: readonly SessionItem[]): EndItem[] =>
    items.map((item) => endItem(t, { opened, item }, calendar));
  return {
    title: t('practice.endTitle'),
    summary: t('practice.summary', { held: held.length, count: answered.length }),
    held: rows(held),
    missed: rows(answered.filter((item) => !held.includes(item))),
    links: [
      { href: paths.home(), label: t('practice.toCourse') },
      { href: paths.practice(), label: t('practice.toPractice') },
      ...(may(actor, 'growth:see') && held.length > 0
        ? [{ href: paths.growth(), label: t('practice.toGrowth') }]
        : []),
    ],
  };
};
