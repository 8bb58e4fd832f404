import { showProblems, type Problem } from '../../web/problems.js';
import { actAt, type Told } from '../review-ways.view-model.js';
import type { ReviewStory } from '../review.service.js';
import { nameOf } from '../round.view-model.js';
import type { HandedOver, TurnRecord } from '../turn.js';
import { listAll, showMoment } from '../when.js';
import { longestNote } from './desk.input.js';
import { refusalOf } from './hand-over.js';
import type { StaffNote } from './staff-note.js';

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
  isOpen: boolean;
  /** Latest first. */
  notes: { from: string; text: string }[];
  /** Null once the cohort is closed. */
  form: { action: string; field: NoteField } | null;
}

/** A form of this part that was refused. */
export interface TypedDesk {
  form: 'handOver' | 'note';
  to: string;
  text: string;
  problems: readonly Problem[];
}

/** Who handed it to whom, as it is told to one who answers. */
export const handedLine = (telling: Told, { by, to, at }: HandedOver): string => {
  const { t, calendar, reader } = telling;
  const values = { by: nameOf(telling, by), to: nameOf(telling, to) };
  const key = to === reader ? 'desk.handOver.toYou' : 'desk.handOver.row';
  return t(key, { ...values, at: showMoment(t, at, calendar) });
};

/** The note that went with the hand-over as it stands. */
const handedNote = (turn: TurnRecord | null, notes: readonly StaffNote[]): StaffNote | undefined =>
  notes.find(
    ({ toId, at }) => toId === turn?.handed?.to && at.getTime() === turn.handed.at.getTime(),
  );

const handedOf = (telling: Told, { turn, isLatest, notes }: ReviewStory): DeskView['handed'] => {
  if (!isLatest || !turn?.handed || !turn.promisedBy) return null;
  return {
    line: handedLine(telling, turn.handed),
    note: handedNote(turn, notes)?.text ?? null,
  };
};

const problemOf = ({ t }: Told, typed: TypedDesk | null, field: string): string | null =>
  showProblems(t, typed?.problems ?? []).find((one) => one.field === field)?.message ?? null;

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

const shutLine = ({ t, calendar }: Told, names: readonly string[]): string | null =>
  names.length === 0
    ? null
    : t('desk.handOver.shut', { names: listAll(names, calendar.locale), count: names.length });

const handOverOf = (
  telling: Told,
  { turn, isLatest, runs, cohort, round }: ReviewStory,
  typed: TypedDesk | null,
): HandOverForm | null => {
  if (!turn || !isLatest || !runs) return null;
  const { calendar, reader } = telling;
  const others = cohort.instructors
    .filter(({ id }) => id !== reader)
    .map((one) => ({ ...one, why: refusalOf(turn, one.id, calendar.now) }));
  const open = others.filter(({ why }) => why === null);
  if (open.length === 0) return null;
  const shut = others.filter(({ why }) => why === 'consent').map(({ name }) => name);
  const mine = typed?.form === 'handOver' ? typed : null;
  return {
    action: actAt(telling, round, 'hand-over'),
    turnRev: turn.rev,
    isOpen: mine !== null,
    error: problemOf(telling, mine, 'to'),
    colleagues: open.map(({ id, name }) => ({
      ...{ value: id, label: name, isChosen: id === mine?.to || open.length === 1 },
    })),
    shut: shutLine(telling, shut),
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
  const { turn, notes, round, runs } = story;
  const shown = handedNote(turn, notes);
  const listed = notes.filter((note) => note !== shown);
  const action = actAt(telling, round, 'notes');
  return {
    isOpen: listed.length > 0 || typed?.form === 'note',
    notes: listed.map((note) => ({ from: noteLine(telling, note), text: note.text })),
    form: runs ? { action, field: noteField(telling, { form: 'note', typed }) } : null,
  };
};

export const deskView = (telling: Told, story: ReviewStory, typed: TypedDesk | null): DeskView => ({
  handed: handedOf(telling, story),
  handOver: handOverOf(telling, story, typed),
  notes: notesOf(telling, story, typed),
});

/** What is to be mended, by the ids of the fields. */
export const deskProblems = (
  { t }: Told,
  typed: TypedDesk | null,
): { field: string; message: string }[] =>
  showProblems(t, typed?.problems ?? []).map(({ field, message }) => ({
    field: `staff-${field}`,
    message,
  }));
