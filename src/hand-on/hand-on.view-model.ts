import type { Course } from '../content/course.js';
import type { ChipView } from '../loop/standing.view-model.js';
import { showDate, type Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';
import type { HandOnRecord } from './hand-on.js';

export interface HandOnLine {
  title: string;
  meta: string;
  /** What was passed on, and what the other person does differently now. */
  facts: { name: string; text: string }[];
  chip: ChipView;
}

export interface HandOnRow extends HandOnLine {
  href: string;
}

/** The same list for those who answer: its rows lead nowhere. */
export interface LearnersHandOnsView {
  title: string;
  lede: string;
  rows: HandOnLine[];
  empty: string | null;
}

export interface HandOnsView {
  title: string;
  lede: string;
  add: { href: string; label: string } | null;
  rows: HandOnRow[];
  empty: string | null;
}

export interface HandOnView {
  title: string;
  notice: string | null;
  chip: ChipView;
  facts: { name: string; text: string }[];
  /** What happens next, and who acts. */
  next: string;
  /** Makes a link for the other person. */
  mint: { action: string; label: string } | null;
  /** The link just made: it is shown this once. */
  link: { label: string; address: string; help: string } | null;
  back: { href: string; label: string };
}

export const handOnsPage = definePage<HandOnsView>('hand-on/index', 'course');
export const learnersHandOnsPage = definePage<LearnersHandOnsView>('hand-on/learners', 'reviews');
export const handOnPage = definePage<HandOnView>('hand-on/show', 'course');

/** What view models of this feature need to put records into words. */
export interface Telling {
  t: Words;
  calendar: Calendar;
  course: Course;
}

const tones = {
  recorded: 'warm',
  confirmed: 'accent',
  declined: 'plain',
  withdrawn: 'plain',
} as const;

const chipOf = ({ t }: Telling, { state, to }: HandOnRecord): ChipView => ({
  tone: tones[state],
  text: t(`handOns.state.${state}`, { name: to.name }),
});

const lessonOf = ({ course }: Telling, { lessonId }: HandOnRecord): string | null =>
  course.lessons.find(({ slug }) => slug === lessonId)?.title ?? null;

/** How it was confirmed: by a link the course mailed, or by one that the learner handed over. */
const howOf = ({ t }: Telling, { answeredBy }: HandOnRecord): string | null =>
  answeredBy && t(`handOns.by.${answeredBy}`);

const wordsOf = ({ t }: Telling, { words, to }: HandOnRecord): HandOnView['facts'] =>
  words ? [{ name: t('handOns.fact.words', { name: to.name }), text: words }] : [];

const lineOf = (telling: Telling, handOn: HandOnRecord): HandOnLine => {
  const { calendar } = telling;
  const parts = [showDate(handOn.at, calendar), lessonOf(telling, handOn), howOf(telling, handOn)];
  return {
    title: telling.t('handOns.to', { name: handOn.to.name }),
    meta: parts.filter((part) => part !== null).join(' · '),
    facts: [
      { name: telling.t('handOns.fact.passedOn'), text: handOn.what },
      ...wordsOf(telling, handOn),
    ],
    chip: chipOf(telling, handOn),
  };
};

export const handOnsView = (
  telling: Telling,
  handOns: readonly HandOnRecord[],
  canWrite: boolean,
): HandOnsView => {
  const { t } = telling;
  return {
    title: t('handOns.title'),
    lede: t('handOns.lede'),
    add: canWrite ? { href: paths.newHandOn(), label: t('handOns.add') } : null,
    rows: handOns.map((one) => ({ ...lineOf(telling, one), href: paths.handOn(one._id) })),
    empty: handOns.length === 0 ? t('handOns.empty') : null,
  };
};

/** The same list for those who answer: whose it is, and how it was confirmed. */
export const learnersHandOnsView = (
  telling: Telling,
  { found, names }: { found: readonly HandOnRecord[]; names: ReadonlyMap<string, string> },
): LearnersHandOnsView => {
  const { t } = telling;
  return {
    title: t('handOns.learners.title'),
    lede: t('handOns.learners.lede'),
    rows: found.map((one) => ({
      ...lineOf(telling, one),
      title: t('handOns.learners.row', {
        learner: names.get(one.personId) ?? '',
        name: one.to.name,
      }),
    })),
    empty: found.length === 0 ? t('handOns.learners.empty') : null,
  };
};

const factsOf = (telling: Telling, handOn: HandOnRecord): HandOnView['facts'] => {
  const { t, calendar } = telling;
  const { what, to, at } = handOn;
  const lesson = lessonOf(telling, handOn);
  const how = howOf(telling, handOn);
  return [
    { name: t('handOns.fact.what'), text: what },
    { name: t('handOns.fact.name'), text: to.name },
    ...(lesson ? [{ name: t('handOns.fact.lesson'), text: lesson }] : []),
    { name: t('handOns.fact.at'), text: showDate(at, calendar) },
    ...wordsOf(telling, handOn),
    ...(how ? [{ name: t('handOns.fact.how'), text: how }] : []),
  ];
};

export interface Shown {
  canWrite: boolean;
  notice?: string | null;
  /** The address of a link that was made just now. */
  address?: string | null;
}

export const handOnView = (
  telling: Telling,
  handOn: HandOnRecord,
  { canWrite, notice = null, address = null }: Shown,
): HandOnView => {
  const { t } = telling;
  const { _id, state, links, to } = handOn;
  const label = t(links.length > 0 ? 'handOns.link.again' : 'handOns.link.make');
  const help = t('handOns.link.help', { name: to.name });
  return {
    title: t('handOns.to', { name: to.name }),
    notice,
    chip: chipOf(telling, handOn),
    facts: factsOf(telling, handOn),
    next: t(`handOns.next.${state}`, { name: to.name }),
    mint:
      canWrite && state === 'recorded' && !address
        ? { action: paths.handOnLinks(_id), label }
        : null,
    link: address ? { label: t('handOns.link.label', { name: to.name }), address, help } : null,
    back: { href: paths.handOns(), label: t('handOns.back') },
  };
};
