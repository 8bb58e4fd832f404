import type { Lesson, Prompt } from '../content/course.js';
import { longestText } from '../platform/text.js';
import { paths } from '../web/paths.js';
import { definePage } from '../web/reply.js';
import { fieldName } from './draft-form.view-model.js';
import { marginTitle } from './margin-form.view-model.js';
import { ratingName } from './own-rating.view-model.js';
import { filterAddress, type QueueFilter } from './queue.js';
import type { Answers } from './reflection.input.js';
import type { ReflectionStory, RoundStory } from './reflection.service.js';
import { nameOf, type Telling } from './round.view-model.js';
import { differing, textsOf, type Texts } from './texts.js';
import type { DraftRecord, TurnRecord } from './turn.js';
import { showMoment } from './when.js';

/** Two texts of the same thing, side by side, and how to keep either. */
export interface ConflictView {
  title: string;
  place: string;
  message: string;
  theirs: string;
  texts: { title: string; here: string; there: string }[];
  keep: KeepView[];
  back: { href: string; label: string };
}

export interface KeepView {
  action: string;
  label: string;
  isMain: boolean;
  fields: { name: string; value: string }[];
}

export const conflictPage = definePage<ConflictView>('loop/conflict', 'course');

const pairs = (
  prompts: readonly Pick<Prompt, 'id' | 'title'>[],
  { here, there }: Both,
): ConflictView['texts'] =>
  prompts
    .filter(({ id }) => differing(here, there).includes(id))
    .map(({ id, title }) => ({ title, here: here[id] ?? '', there: there[id] ?? '' }));

interface Both {
  here: Texts;
  there: Texts;
}

/** The one after the other, where both say something of their own. */
const together = ({ here, there }: Both): Texts | null => {
  const changed = differing(here, there);
  const joined = Object.keys(here).map((id): [string, string] => {
    const both = [here[id] ?? '', there[id] ?? ''].filter((text) => text.trim() !== '');
    return [id, changed.includes(id) ? both.join('\n\n') : (here[id] ?? '')];
  });
  const isTooLong = joined.some(([, text]) => text.length > longestText);
  return isTooLong ? null : Object.fromEntries(joined);
};

/** Where a text is kept, on which revision, and under which name its form sends it. */
interface KeptAt {
  action: string;
  fields: KeepView['fields'];
  nameOf: (id: string) => string;
}

const keepForms = (
  { t }: Pick<Telling, 't'>,
  { action, fields, nameOf: named }: KeptAt,
  both: Both,
): KeepView[] => {
  const form = (label: string, texts: Texts, isMain: boolean): KeepView => ({
    action,
    label,
    isMain,
    fields: [
      ...fields,
      ...Object.entries(texts).map(([id, value]) => ({ name: named(id), value })),
    ],
  });
  const joined = together(both);
  return [
    form(t('loop.conflict.keepHere'), both.here, true),
    ...(joined ? [form(t('loop.conflict.keepBoth'), joined, false)] : []),
  ];
};

/** What is kept with either text: the revision it is kept on, and how its writer sees it. */
const carriedAlong = ({ ratings }: Answers, { rev }: DraftRecord): KeepView['fields'] => [
  { name: 'rev', value: String(rev) },
  ...Object.entries(ratings).map(([id, value]) => ({ name: ratingName(id), value })),
];

interface Stale {
  place: string;
  titles: readonly Pick<Prompt, 'id' | 'title'>[];
  both: Both;
  saved: DraftRecord;
  at: KeptAt;
  back: string;
}

/** A draft that was changed in another window: what was typed here beside what is saved. */
const changedElsewhere = (
  telling: Omit<Telling, 'names'>,
  { place, titles, both, saved, at, back }: Stale,
): ConflictView => {
  const { t, calendar } = telling;
  return {
    title: t('loop.conflict.title'),
    place,
    message: t('loop.conflict.message'),
    theirs: t('loop.conflict.saved', { at: showMoment(t, saved.savedAt, calendar) }),
    texts: pairs(titles, both),
    keep: keepForms(telling, at, both),
    back: { href: back, label: t('loop.conflict.keepThere') },
  };
};

/** A reflection that was changed in another window. */
export const staleView = (
  telling: Telling,
  { lesson, save, back }: { lesson: Lesson; save?: string; back?: string },
  { typed, saved }: { typed: Answers; saved: DraftRecord },
): ConflictView => {
  const { prompts, title } = lesson.reflection;
  const there = textsOf(prompts, saved.texts);
  const both = { here: { ...there, ...textsOf(prompts, { ...there, ...typed.texts }) }, there };
  const action = save ?? paths.reflectionDraft(lesson.slug);
  const at = { action, fields: carriedAlong(typed, saved), nameOf: fieldName };
  const way = back ?? paths.reflection(lesson.slug);
  return changedElsewhere(telling, { place: title, titles: prompts, both, saved, at, back: way });
};

/** The round was handed in already: what was typed here, beside what is with the instructor. */
export const closedView = (
  telling: Telling,
  { lesson }: Pick<ReflectionStory, 'lesson'>,
  { typed, turn, sent }: { typed: Texts; turn: TurnRecord; sent: Texts },
): ConflictView => {
  const { t } = telling;
  const { prompts, title } = lesson.reflection;
  return {
    title: t('loop.conflict.closedTitle'),
    place: title,
    message: t(`loop.refused.${turn.state}`, { name: nameOf(telling, turn.openedBy) }),
    theirs: t('loop.conflict.sent'),
    texts: pairs(prompts, { here: { ...sent, ...typed }, there: sent }),
    keep: [],
    back: { href: paths.reflection(lesson.slug), label: t('loop.conflict.back') },
  };
};

/** One text that was changed in another window: whose it is, where it is saved, and where it stands. */
interface OneText {
  name: string;
  /** The key of its draft, and the name of its field. */
  prompt: string;
  field: string;
  action: string;
  back: string;
}

const revisionOf = ({ rev }: DraftRecord): KeepView['fields'] => [
  { name: 'rev', value: String(rev) },
];

/** A text that is a whole draft by itself: an entry of the journal. */
export const staleTextView = (
  telling: Omit<Telling, 'names'>,
  { name, prompt, field, action, back }: OneText,
  { typed, saved }: { typed: string; saved: DraftRecord },
): ConflictView => {
  const both = { here: { [prompt]: typed }, there: { [prompt]: saved.texts[prompt] ?? '' } };
  const at = { action, fields: revisionOf(saved), nameOf: () => field };
  const titles = [{ id: prompt, title: name }];
  return changedElsewhere(telling, { place: name, titles, both, saved, at, back });
};

const wordsOnly = ({ verdict: _verdict, ...texts }: Texts): Texts => texts;

/** A reply, or a comment beside an answer, that was changed in another window. */
export const staleReplyView = (
  telling: Telling & { filter: Omit<QueueFilter, 'free'> },
  { round, reflection }: Pick<RoundStory, 'round' | 'reflection'>,
  { typed, saved }: { typed: Texts; saved: DraftRecord },
): ConflictView => {
  const { t } = telling;
  const there = wordsOnly(saved.texts);
  const both = { here: { ...there, ...wordsOnly(typed) }, there };
  const titles = Object.keys(both.here).map((id) => ({
    id,
    title: marginTitle(t, reflection, id) ?? t('reviews.reply.name'),
  }));
  const filter = filterAddress(telling.filter);
  const action = paths.reviewAct(round._id, 'draft', filter);
  const at = { action, fields: revisionOf(saved), nameOf: String };
  const back = paths.review(round._id, filter);
  const place = t('reviews.reply.name');
  return changedElsewhere(telling, { place, titles, both, saved, at, back });
};
