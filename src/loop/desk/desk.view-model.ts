import { paths } from '../../web/paths.js';
import { showProblems, type Problem } from '../../web/problems.js';
import type { ReviewStory } from '../review.service.js';
import { nameOf, type Telling } from '../round.view-model.js';
import { listAll, showMoment } from '../when.js';
import { longestNote } from './desk.input.js';
import { refusalOf } from './hand-over.js';
import type { StaffNote } from './staff-note.js';
import type { TurnRecord } from '../turn.js';

/** What stands beside a round for those who answer, and never for its writer. */
export interface DeskView {
  /** That it was handed over, with the note that came with it where the reader is one of the two. */
  handed: { line: string; note: string | null } | null;
  handOver: HandOverForm | null;
  notes: NotesView;
}

export interface HandOverForm {
  action: string;
  turnRev: number;
  isOpen: boolean;
  error: string | null;
  colleagues: { value: string; label: string; isChosen: boolean }[];
  /** Colleagues whom only the writer could let in now. */
  shut: string | null;
  note: NoteField;
}

interface NoteField {
  id: string;
  name: string;
  label: string;
  help: string;
  type: 'textarea';
  rows: number;
  maxlength: number;
  value: string;
  error?: string;
  optional?: string;
}

export interface NotesView {
  title: string;
  isOpen: boolean;
  /** Latest first. */
  notes: { from: string; text: string }[];
  action: string;
  field: NoteField;
}

/** A form of this part that was refused. */
export interface TypedDesk {
  form: 'handOver' | 'note';
  to: string;
  text: string;
  problems: readonly Problem[];
}

type Told = Telling & { reader: string };

/** The note that went with the hand-over as it stands. */
const handedNote = ({ handed }: TurnRecord, notes: readonly StaffNote[]): StaffNote | undefined =>
  notes.find(({ toId, at }) => toId === handed?.to && at.getTime() === handed.at.getTime());

const handedOf = (telling: Told, { turn, isLatest, notes }: ReviewStory): DeskView['handed'] => {
  if (!isLatest || !turn?.handed || !turn.promisedBy) return null;
  const { t, calendar, reader } = telling;
  const { by, to, at } = turn.handed;
  const values = { by: nameOf(telling, by), to: nameOf(telling, to) };
  const line = t(to === reader ? 'desk.handOver.toYou' : 'desk.handOver.row', {
    ...values,
    at: showMoment(t, at, calendar),
  });
  return { line, note: handedNote(turn, notes)?.text ?? null };
};

const problemOf = ({ t }: Told, typed: TypedDesk | null, field: string): string | null =>
  (typed ? showProblems(t, typed.problems) : []).find((one) => one.field === field)?.message ??
  null;

const noteField = (
  telling: Told,
  { form, typed }: { form: TypedDesk['form']; typed: TypedDesk | null },
): NoteField => {
  const { t } = telling;
  const name = form === 'note' ? 'text' : 'note';
  const mine = typed?.form === form ? typed : null;
  const error = problemOf(telling, mine, name);
  return {
    ...{ id: `staff-${name}`, name, label: t(`desk.${form}.label`), help: t(`desk.${form}.help`) },
    ...{ type: 'textarea', rows: 3, maxlength: longestNote, value: mine?.text ?? '' },
    ...(error === null ? {} : { error }),
    ...(form === 'note' ? {} : { optional: t('desk.optional') }),
  };
};

const handOverOf = (
  telling: Told,
  { turn, isLatest, cohort, round }: ReviewStory,
  typed: TypedDesk | null,
): HandOverForm | null => {
  const { t, calendar, reader } = telling;
  const others = cohort.instructors.filter(({ id }) => id !== reader);
  if (!turn || !isLatest || others.length === 0) return null;
  const why = new Map(others.map(({ id }) => [id, refusalOf(turn, id, calendar.now)]));
  const open = others.filter(({ id }) => !why.get(id));
  if (open.length === 0) return null;
  const shut = others.filter(({ id }) => why.get(id) === 'consent').map(({ name }) => name);
  const mine = typed?.form === 'handOver' ? typed : null;
  const names = listAll(shut, calendar.locale);
  return {
    action: paths.reviewHandOver(round._id),
    turnRev: turn.rev,
    isOpen: mine !== null,
    error: problemOf(telling, mine, 'to'),
    colleagues: open.map(({ id, name }) => ({
      ...{ value: id, label: name, isChosen: id === mine?.to || open.length === 1 },
    })),
    shut: shut.length > 0 ? t('desk.handOver.shut', { names, count: shut.length }) : null,
    note: noteField(telling, { form: 'handOver', typed }),
  };
};

const noteLine = (telling: Told, { authorId, toId, at }: StaffNote): string => {
  const { t, calendar } = telling;
  const values = { name: nameOf(telling, authorId), at: showMoment(t, at, calendar) };
  return toId === null
    ? t('desk.note.from', values)
    : t('desk.note.fromTo', { ...values, to: nameOf(telling, toId) });
};

const notesOf = (telling: Told, story: ReviewStory, typed: TypedDesk | null): NotesView => {
  const { turn, notes, round } = story;
  const shown = turn ? handedNote(turn, notes) : undefined;
  const listed = notes.filter((note) => note !== shown);
  return {
    title: telling.t('desk.note.title', { count: listed.length }),
    isOpen: listed.length > 0 || typed?.form === 'note',
    notes: listed.map((note) => ({ from: noteLine(telling, note), text: note.text })),
    action: paths.reviewNotes(round._id),
    field: noteField(telling, { form: 'note', typed }),
  };
};

export const deskView = (telling: Told, story: ReviewStory, typed: TypedDesk | null): DeskView => ({
  handed: handedOf(telling, story),
  handOver: handOverOf(telling, story, typed),
  notes: notesOf(telling, story, typed),
});

/** What is to be mended, by the ids of the fields. */
export const deskProblems = (
  { t }: Telling,
  typed: TypedDesk | null,
): { field: string; message: string }[] =>
  typed
    ? showProblems(t, typed.problems).map(({ field, message }) => ({
        field: `staff-${field}`,
        message,
      }))
    : [];
