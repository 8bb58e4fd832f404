import type { Course } from '../content/course.js';
import { lessonsRead, quizzesMastered, type Progress } from '../lessons/progress.js';
import { isAccepted } from '../loop/machine.js';
import { isOfTurn, notesIn, type ReflectionNote } from '../loop/note.js';
import type { Evidence } from './conditions.js';

/** A later turn of a lesson begins only after an earlier one was found ready for action. */
const isReady = (note: ReflectionNote): boolean =>
  isOfTurn(note) && ((note.n ?? 1) > 1 || isAccepted(note));

const isCounted = (note: ReflectionNote): boolean => isOfTurn(note) && note.counted === true;

interface Known {
  course: Course;
  now: Date;
  evidence: Evidence;
}

/** A page asks for both tracks; a progress is never changed once it was read. */
const latest = new WeakMap<Progress, Known>();

/** What somebody has done until `now`, from their progress alone: every record notes itself there in the transaction that changes it. */
export const evidenceIn = (course: Course, progress: Progress, now: Date): Evidence => {
  const known = latest.get(progress);
  if (known?.course === course && known.now.getTime() === now.getTime()) return known.evidence;
  const evidence = readEvidence(course, progress, now);
  latest.set(progress, { course, now, evidence });
  return evidence;
};

const readEvidence = (course: Course, progress: Progress, now: Date): Evidence => {
  const notes = [...notesIn(progress, now)];
  const lessonsWhere = (is: (note: ReflectionNote) => boolean): Set<string> =>
    new Set(notes.filter(([, note]) => is(note)).map(([lesson]) => lesson));
  return {
    lessonsRead: lessonsRead(course.lessons, progress),
    quizzesMastered: quizzesMastered(progress),
    reflectionsReady: lessonsWhere(isReady),
    reflectionsBegun: lessonsWhere((note) => !('keptAt' in note)),
    outcomesTold: lessonsWhere(isCounted).size,
    handOnsConfirmed: progress.passedOn?.confirmed ?? 0,
  };
};
