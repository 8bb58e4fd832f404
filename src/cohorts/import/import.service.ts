import type { Tx } from '../../platform/database.js';
import { AppError, notFound } from '../../platform/errors.js';
import type { Actor, InstallScope } from '../../policy.js';
import { findCohort, reachOf, doOnce, type CohortParts, type Sent } from '../parts.js';
import { readStandings } from '../standing.js';
import { carryOutBatch, type CarryingOut } from './carry-out.js';
import {
  confirmWindowMs,
  mostConfirmed,
  type ImportRecord,
  type ImportRowRecord,
  type Outcome,
  type OutcomeCounts,
} from './import.js';
import type { ImportStore } from './import.store.js';
import { countVerdicts, loginsOf, planRows, type PlannedRow, type Verdict } from './plan.js';
import type { List } from './rows.js';

export interface ImportPlace {
  cohortId: string;
  importId: string;
}

/** A list with part of its rows, for a page. */
export interface ImportStory {
  list: ImportRecord;
  rows: readonly ImportRowRecord[];
  outcomes: OutcomeCounts;
  /** Rows that are still to be carried out. */
  open: number;
}

export interface ImportParts extends CohortParts {
  imports: ImportStore;
}

export interface ImportService {
  /** Judges every row and keeps the judgement to be shown; nobody is enrolled. The same form again gives the same list. */
  preview(sent: Sent, cohortId: string, list: List): Promise<string>;
  /** Throws `not-found`. */
  story(actor: Actor, place: ImportPlace, page: RowsPage): Promise<ImportStory>;
  /**
   * Confirms a list and begins to carry it out; confirming again goes on where it stopped and does nothing twice.
   * Throws `too-many` after five lists in an hour.
   */
  confirm(sent: Sent, place: ImportPlace): Promise<null>;
  /** Goes on with confirmed lists that are not finished, in the name of who confirmed them. For the job runner. */
  goOn(): Promise<void>;
}

export interface RowsPage {
  verdict: Verdict | null;
  /** From 1. */
  number: number;
}

const install: InstallScope = { reach: 'install' };
const keptForMs = 30 * 24 * 3_600_000;
/** A page waits this many batches, and not longer than this; what is left is carried out by the job. */
const unhurried = { batches: Infinity, ms: Infinity };
const onThePage = { batches: 4, ms: 2_000 };

export const rowsAPage = 500;

const find = async (
  { imports }: ImportParts,
  actor: Actor,
  { place, tx }: { place: ImportPlace; tx?: Tx },
): Promise<ImportRecord> => {
  const list = await imports.find(
    reachOf(actor),
    { cohortId: place.cohortId, id: place.importId },
    tx,
  );
  if (!list) throw notFound();
  return list;
};

interface Previewing {
  actor: Actor;
  cohortId: string;
  list: List;
}

const recordOf = (
  { ids, clock }: ImportParts,
  { actor, cohortId, list }: Previewing,
  planned: readonly PlannedRow[],
): ImportRecord => ({
  _id: ids.next(),
  cohortId,
  createdBy: actor.id,
  at: clock.now(),
  rows: planned.length,
  counts: countVerdicts(planned),
  ignoredColumns: [...list.ignoredColumns],
  confirmedAt: null,
  confirmedBy: null,
  finishedAt: null,
  expires: new Date(clock.now().getTime() + keptForMs),
});

const rowOf = ({ _id: importId, expires }: ImportRecord, row: PlannedRow): ImportRowRecord => ({
  ...row,
  _id: `${importId}:${row.line}`,
  importId,
  outcome: null,
  refusal: null,
  appliedAt: null,
  expires,
});

const preview = async (parts: ImportParts, previewing: Previewing): Promise<string> => {
  const { actor, cohortId, list } = previewing;
  const cohort = await findCohort(parts, actor, { id: cohortId });
  const logins = list.rows.flatMap(loginsOf);
  const known = await readStandings(parts, { scope: reachOf(actor), cohort, logins });
  const planned = planRows(list.rows, known);
  const record = recordOf(parts, previewing, planned);
  const rows = planned.map((row) => rowOf(record, row));
  await parts.imports.add(reachOf(actor), record, rows);
  return record._id;
};

const countOutcomes = async (
  { imports }: ImportParts,
  importId: string,
): Promise<Pick<ImportStory, 'outcomes' | 'open'>> => {
  const counts = await imports.countOutcomes(importId);
  const of = (outcome: Outcome | null): number => counts.get(outcome) ?? 0;
  const outcomes = {
    added: of('added'),
    changed: of('changed'),
    same: of('same'),
    refused: of('refused'),
  };
  return { outcomes, open: of(null) };
};

const confirm = async (
  parts: ImportParts,
  tx: Tx,
  { actor, place }: { actor: Actor; place: ImportPlace },
): Promise<null> => {
  const { imports, audit, clock } = parts;
  const { _id: id, confirmedAt } = await find(parts, actor, { place, tx });
  if (confirmedAt) return null;
  const since = new Date(clock.now().getTime() - confirmWindowMs);
  if ((await imports.countConfirmed(tx, actor.id, since)) >= mostConfirmed)
    throw new AppError('too-many', 'cohorts.error.manyLists', {
      retryAfterSeconds: confirmWindowMs / 1000,
    });
  await imports.confirm(tx, { id, by: actor.id, at: clock.now() });
  await audit.record(tx, { actor: actor.id, action: 'import:confirm', target: `import:${id}` });
  return null;
};

const carryOut = async (
  parts: ImportParts,
  carrying: CarryingOut,
  most: { batches: number; ms: number },
): Promise<void> => {
  const end = parts.clock.now().getTime() + most.ms;
  for (let done = 0; done < most.batches && parts.clock.now().getTime() <= end; done += 1)
    if ((await carryOutBatch(parts, carrying)) === 0) return;
};

export const createImportService = (parts: ImportParts): ImportService => ({
  preview: (sent, cohortId, list) =>
    doOnce(parts, { ...sent, payload: { cohortId, list } }, () =>
      preview(parts, { actor: sent.actor, cohortId, list }),
    ),
  async story(actor, place, { verdict, number }) {
    const list = await find(parts, actor, { place });
    const part = { importId: list._id, verdict, skip: (number - 1) * rowsAPage, limit: rowsAPage };
    const rows = await parts.imports.rows(reachOf(actor), part);
    return { list, rows, ...(await countOutcomes(parts, list._id)) };
  },
  async confirm(sent, place) {
    const { actor } = sent;
    const cohort = await findCohort(parts, actor, { id: place.cohortId });
    await doOnce(parts, { ...sent, payload: place }, (tx) => confirm(parts, tx, { actor, place }));
    const carrying = { by: actor.id, scope: reachOf(actor), cohort, importId: place.importId };
    await carryOut(parts, carrying, onThePage);
    return null;
  },
  async goOn() {
    for (const { _id: importId, cohortId, confirmedBy } of await parts.imports.unfinished()) {
      const cohort = await parts.cohorts.find(install, cohortId);
      const carrying = { by: confirmedBy ?? '', scope: install, importId };
      if (cohort) await carryOut(parts, { ...carrying, cohort }, unhurried);
    }
  },
});
