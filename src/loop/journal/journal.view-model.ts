import type { Lesson } from '../../content/course.js';
import { lessonName } from '../../lessons/lesson.words.js';
import { showDate, type Calendar } from '../../platform/dates.js';
import type { Words } from '../../platform/words.js';
import type { Actor } from '../../policy.js';
import { may } from '../../policy.js';
import { paths } from '../../web/paths.js';
import { definePage } from '../../web/reply.js';
import { journalForm } from '../loop.js';
import type { NoticeView } from '../reflection.view-model.js';
import { showMoment, showMomentBriefly } from '../when.js';
import { entryText, type Entry } from './entry.js';
import type { JournalPage } from './journal.service.js';
import { entryField } from './journal.input.js';

export interface JournalView {
  title: string;
  notice: NoticeView | null;
  /** What is not shown just now, and why. */
  shut: string | null;
  /** Where the button of a new entry leads; null for somebody who learns in no cohort. */
  begin: string | null;
  /** Where to carry an entry over to, for somebody who comes from a reflection. */
  carryingTo: { title: string; back: string } | null;
  rows: { href: string; title: string; beginning: string }[];
  empty: boolean;
  older: { href: string; label: string } | null;
}

export interface EntryView {
  title: string;
  meta: string;
  journal: { href: string; label: string };
  notice: NoticeView | null;
  problems: { field: string; message: string }[];
  /** The words alone, for somebody who learns in no cohort any more. */
  text: string | null;
  form: EntryFormView | null;
}

export interface EntryFormView {
  saveAction: string;
  carryAction: string;
  deleteAction: string;
  form: string;
  conflictHref: string;
  rev: number;
  field: string;
  prompt: string;
  text: string;
  isUnsaved: boolean;
  error: string | null;
  saved: string;
  /** Reflections that take more words, with their prompts. */
  places: PlaceGroup[];
  placeError: string | null;
}

export interface PlaceGroup {
  label: string;
  places: { value: string; label: string; isChosen: boolean }[];
}

export const journalPage = definePage<JournalView>('journal/index', 'course');
export const entryPage = definePage<EntryView>('journal/show', 'course');

interface Telling {
  t: Words;
  calendar: Calendar;
  actor: Actor;
}

const longestBeginning = 120;

const beginningOf = (text: string): string => {
  const [words = ''] = text.trim().split('\n');
  return words.length > longestBeginning ? `${words.slice(0, longestBeginning).trimEnd()}…` : words;
};

const noticeOf = (t: Words, did: string | undefined): NoticeView | null =>
  did === undefined ? null : { tone: 'saved', text: t(`journal.did.${did}`) };

export interface JournalVisit {
  lesson: Lesson | null;
  did: string | undefined;
}

export const journalView = (
  { t, calendar, actor }: Telling,
  { entries, older }: JournalPage,
  { lesson, did }: JournalVisit,
): JournalView => {
  const asked = { lesson: lesson?.slug };
  return {
    title: t('journal.title'),
    notice: noticeOf(t, did),
    shut: actor.shutBefore
      ? t('journal.shut', { day: showMoment(t, actor.shutBefore, calendar) })
      : null,
    begin: may(actor, 'journal:write') ? paths.journal(asked) : null,
    carryingTo: lesson && { title: lesson.reflection.title, back: paths.reflection(lesson.slug) },
    rows: entries.map(({ id, text, writtenAt }) => ({
      href: paths.journalEntry(id, asked),
      title: showDate(writtenAt, calendar),
      beginning: beginningOf(text) || t('journal.nothing'),
    })),
    empty: entries.length === 0,
    older:
      older === null
        ? null
        : {
            href: paths.journal({ ...asked, before: older }),
            label: t('journal.older'),
          },
  };
};

/** A form that was refused: what was typed, where it was to go, and why it did not. */
export interface TypedEntry {
  text: string;
  to: string;
  textError?: string | undefined;
  placeError?: string | undefined;
}

const textId = 'entry';
const placeId = 'to';

const placesOf = (t: Words, lessons: readonly Lesson[], chosen: string): PlaceGroup[] =>
  lessons.map((lesson) => ({
    label: t('journal.place', { lesson: lessonName(t, lesson), title: lesson.reflection.title }),
    places: lesson.reflection.prompts.map(({ id, title }) => {
      const value = `${lesson.slug}:${id}`;
      return { value, label: title, isChosen: value === chosen };
    }),
  }));

export interface EntryStory {
  entry: Entry;
  places: readonly Lesson[];
  /** The lesson to offer first. */
  lesson: string | undefined;
}

const firstPlace = ({ places, lesson }: EntryStory): string => {
  const wanted = places.find(({ slug }) => slug === lesson);
  return wanted ? `${wanted.slug}:${wanted.reflection.prompts[0]?.id ?? ''}` : '';
};

const formOf = (
  { t, calendar }: Telling,
  story: EntryStory,
  typed: TypedEntry | null,
): EntryFormView => {
  const { id, rev, text, savedAt } = story.entry;
  const inBox: TypedEntry = typed ?? { text, to: '' };
  return {
    saveAction: paths.journalDraft(id),
    carryAction: paths.journalCarrying(id),
    deleteAction: paths.journalDeletion(id),
    form: journalForm(id),
    conflictHref: paths.journalEntry(id),
    rev,
    field: entryField,
    prompt: entryText,
    text: inBox.text,
    isUnsaved: inBox.text !== text,
    error: inBox.textError ?? null,
    saved: t('loop.form.saved', { time: showMomentBriefly(t, savedAt, calendar) }),
    places: placesOf(t, story.places, inBox.to || firstPlace(story)),
    placeError: inBox.placeError ?? null,
  };
};

const problemsOf = (typed: TypedEntry | null): EntryView['problems'] => [
  ...(typed?.textError ? [{ field: textId, message: typed.textError }] : []),
  ...(typed?.placeError ? [{ field: placeId, message: typed.placeError }] : []),
];

export const entryView = (
  telling: Telling,
  story: EntryStory,
  after: { notice?: NoticeView | null; did?: string | undefined; typed?: TypedEntry | null } = {},
): EntryView => {
  const { t, calendar, actor } = telling;
  const { writtenAt, savedAt, text } = story.entry;
  const canWrite = may(actor, 'journal:write');
  const typed = after.typed ?? null;
  return {
    title: t('journal.entry', { day: showDate(writtenAt, calendar) }),
    meta: t('journal.changed', { at: showMoment(t, savedAt, calendar) }),
    journal: { href: paths.journal({ lesson: story.lesson }), label: t('journal.title') },
    notice: after.notice ?? noticeOf(t, after.did),
    problems: problemsOf(typed),
    text: canWrite ? null : text,
    form: canWrite ? formOf(telling, story, typed) : null,
  };
};
