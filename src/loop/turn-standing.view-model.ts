import { startOfDay } from '../platform/dates.js';
import { paths } from '../web/paths.js';
import { isAccepted, next } from './machine.js';
import type { ReflectionStory } from './reflection.service.js';
import { nameOf, replyView, type ReplyView, type Telling } from './round.view-model.js';
import { positionOf, type TurnRecord } from './turn.js';
import { listAny, showDay, showMoment } from './when.js';

/** Where a turn stands, who acts next and what happens then: the head of its page. */
export interface StandingView {
  title: string;
  lines: string[];
  /** What was said about the last round that anything was said about, oldest first. */
  talk: ReplyView[];
  takeBack: { action: string; round: number } | null;
  answer: AnswerFormView | null;
  next: { href: string; label: string } | null;
}

export interface AnswerFormView {
  /** Whether the next word is the learner's: else there is no need to say anything. */
  isAsked: boolean;
  action: string;
  label: string;
  value: string;
  error: string | null;
}

const readersOf = (telling: Telling, turn: TurnRecord): string =>
  listAny(
    (turn.handed?.isTold ? [turn.handed.to] : turn.readers).map((id) => nameOf(telling, id)),
    telling.calendar.locale,
  );

/** Until when an answer is promised; a promise that has passed is said to have. */
const promiseLine = (
  { t, calendar }: Telling,
  { promisedBy }: TurnRecord,
  zone: string,
): string[] => {
  if (!promisedBy) return [];
  const key = promisedBy < calendar.now ? 'loop.standing.late' : 'loop.standing.promise';
  return [t(key, { day: showDay(promisedBy, { zone, locale: calendar.locale }) })];
};

const sentLine = ({ t, calendar }: Telling, { rounds }: ReflectionStory): string[] => {
  const at = rounds.at(-1)?.round.submittedAt;
  return at ? [t('loop.standing.sent', { at: showMoment(t, at, calendar) })] : [];
};

const openedLine = (telling: Telling, turn: TurnRecord): string[] =>
  turn.openedAt
    ? [
        telling.t('loop.standing.opened', {
          name: nameOf(telling, turn.openedBy),
          at: showMoment(telling.t, turn.openedAt, telling.calendar),
        }),
      ]
    : [];

/** Who is away of those it waits for, and who answers meanwhile. */
const awayLines = (telling: Telling, { away, turn }: ReflectionStory): string[] =>
  away
    .filter(({ standInId }) => turn?.readers.includes(standInId))
    .map(({ _id, standInId, to }) =>
      telling.t('desk.away.line', {
        ...{ name: nameOf(telling, _id), standIn: nameOf(telling, standInId) },
        to: showDay(startOfDay(to, 'UTC'), { zone: 'UTC', locale: telling.calendar.locale }),
      }),
    );

/** Who answers now, where that changed before anybody had answered. */
const handedLine = (telling: Telling, { handed }: TurnRecord): string[] =>
  handed?.isTold
    ? [
        telling.t('desk.handOver.told', {
          by: nameOf(telling, handed.by),
          to: nameOf(telling, handed.to),
        }),
      ]
    : [];

const linesOf = (telling: Telling, story: ReflectionStory, turn: TurnRecord): string[] => {
  const { t } = telling;
  const zone = story.cohort?.zone ?? telling.calendar.zone;
  const promise = [
    ...handedLine(telling, turn),
    ...awayLines(telling, story),
    ...promiseLine(telling, turn, zone),
  ];
  if (turn.state === 'waiting')
    return [...sentLine(telling, story), ...promise, t('loop.standing.untilOpened')];
  if (turn.asked) return [...openedLine(telling, turn), t('loop.standing.promiseRests')];
  if (turn.state === 'opened') return [...openedLine(telling, turn), ...promise];
  return [t(`loop.standing.${turn.state}`), ...repliedLine(telling, turn, zone)];
};

/** Beside a turn that waits for its learner: what they said waits for somebody else. */
const repliedLine = ({ t, calendar }: Telling, turn: TurnRecord, zone: string): string[] => {
  const { replied, promisedBy } = turn;
  if (!replied || !promisedBy) return [];
  const day = showDay(promisedBy, { zone, locale: calendar.locale });
  return [t(promisedBy < calendar.now ? 'loop.standing.late' : 'loop.standing.replied', { day })];
};

type Said = ReflectionStory['rounds'][number]['replies'];

const lastSaid = ({ rounds }: ReflectionStory): Said =>
  rounds.findLast(({ replies }) => replies.length > 0)?.replies ?? [];

/** Who said the last word of an instructor, or opened the round. */
const speakerOf = (telling: Telling, { rounds }: ReflectionStory, turn: TurnRecord): string => {
  const last = rounds.at(-1)?.replies.findLast(({ kind }) => kind !== 'answer');
  return nameOf(telling, last?.fromId ?? turn.openedBy);
};

const titleOf = (telling: Telling, story: ReflectionStory, turn: TurnRecord): string => {
  const { t } = telling;
  if (turn.state === 'waiting')
    return t('loop.standing.title.waiting', { names: readersOf(telling, turn) });
  const title = turn.asked ? 'asked' : turn.state;
  return t(`loop.standing.title.${title}`, { name: speakerOf(telling, story, turn) });
};

const answerForm = (
  { t }: Telling,
  { lesson, turn }: ReflectionStory,
  refused: { text: string; error: string } | null,
): AnswerFormView => ({
  isAsked: turn?.asked === true || refused !== null,
  action: paths.reflectionAnswers(lesson.slug),
  label: t('loop.answer.label'),
  value: refused?.text ?? '',
  error: refused?.error ?? null,
});

const actsOf = (
  telling: Telling,
  story: ReflectionStory & { turn: TurnRecord },
  refused: { text: string; error: string } | null,
) => {
  const { turn, lesson, canWrite } = story;
  const takesBack = canWrite && turn.state === 'waiting';
  const action = paths.reflectionTakeBack(lesson.slug);
  return {
    takeBack: takesBack ? { action, round: turn.round } : null,
    answer: canWrite && canAnswer(turn) ? answerForm(telling, story, refused) : null,
  };
};

const canAnswer = (turn: TurnRecord): boolean => next(positionOf(turn), 'answer') !== null;

const restsAt = ({ state, toExplain }: TurnRecord): boolean =>
  isAccepted({ state }) && state !== 'ready' && state !== 'due' && !toExplain;

/** Null while a first round is being written, when the form speaks for itself, and while it is all shut. */
export const standingView = (
  telling: Telling,
  story: ReflectionStory,
  refused: { text: string; error: string } | null,
): StandingView | null => {
  const { turn } = story;
  if (!turn || turn.state === 'draft' || story.shut) return null;
  const toCourse = { href: paths.home(), label: telling.t('loop.standing.toCourse') };
  return {
    title: titleOf(telling, story, turn),
    lines: linesOf(telling, story, turn),
    talk: lastSaid(story).map((reply) => replyView(telling, reply)),
    // Where a form below asks for something, that comes first.
    next: restsAt(turn) ? toCourse : null,
    ...actsOf(telling, { ...story, turn }, refused),
  };
};
