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

const install: InstallScope = { reach: 'install' };
const keptForMs = 30 * 24 * 3_600_000;
/** A page waits this many batches; what is left is carried out by the job. */
const batchesAPage = 4;

export const rowsAPage = 500;

const rowOf = ({ _id: importId, expires }: ImportRecord, row: PlannedRow): ImportRowRecord => ({
  ...row,
  _id: `${importId}:${row.line}`,
  importId,
  outcome: null,
  refusal: null,
  appliedAt: null,
  expires,
});

export type ImportService = ReturnType<typeof createImportService>;

export const createImportService = (parts: ImportParts) => {
  const { imports, clock, ids } = parts;

  const find = async (actor: Actor, { cohortId, importId }: ImportPlace): Promise<ImportRecord> => {
    const list = await imports.find(reachOf(actor), { cohortId, id: importId });
    if (!list) throw notFound();
    return list;
  };

  const planOf = async (actor: Actor, cohortId: string, { rows }: List) => {
    const cohort = await findCohort(parts, actor, { id: cohortId });
    const known = await readStandings(parts, {
      scope: reachOf(actor),
      cohort,
      logins: rows.flatMap(loginsOf),
    });
    return planRows(rows, known);
  };

  const recordOf = (
    actor: Actor,
    cohortId: string,
    {
      planned,
      ignoredColumns,
    }: { planned: readonly PlannedRow[]; ignoredColumns: readonly string[] },
  ): ImportRecord => ({
    _id: ids.next(),
    cohortId,
    createdBy: actor.id,
    at: clock.now(),
    rows: planned.length,
    counts: countVerdicts(planned),
    ignoredColumns: [...ignoredColumns],
    confirmedAt: null,
    confirmedBy: null,
    finishedAt: null,
    expires: new Date(clock.now().getTime() + keptForMs),
  });

  const carryOut = async (carrying: CarryingOut, most: number): Promise<void> => {
    for (let done = 0; done < most; done += 1)
      if ((await carryOutBatch(parts, carrying)) === 0) return;
  };

  const assertNotTooMany = async (
    tx: Parameters<ImportStore['countConfirmed']>[0],
    actor: Actor,
  ): Promise<void> => {
    const since = new Date(clock.now().getTime() - confirmWindowMs);
    if ((await imports.countConfirmed(tx, actor.id, since)) < mostConfirmed) return;
    throw new AppError('too-many', 'cohorts.error.manyLists', {
      retryAfterSeconds: confirmWindowMs / 1000,
    });
  };

  return {
    /** Judges every row and keeps the judgement to be shown; nobody is enrolled. The same form again gives the same list. */
    preview(sent: Sent, cohortId: string, list: List): Promise<string> {
      return doOnce(parts, { ...sent, payload: { cohortId, list } }, async () => {
        const planned = await planOf(sent.actor, cohortId, list);
        const record = recordOf(sent.actor, cohortId, {
          planned,
          ignoredColumns: list.ignoredColumns,
        });
        await imports.add(
          reachOf(sent.actor),
          record,
          planned.map((row) => rowOf(record, row)),
        );
        return record._id;
      });
    },

    /** Throws `not-found`. */
    async story(
      actor: Actor,
      place: ImportPlace,
      page: { verdict: Verdict | null; number: number },
    ): Promise<ImportStory> {
      const list = await find(actor, place);
      const skip = (page.number - 1) * rowsAPage;
      const rows = await imports.rows(reachOf(actor), {
        importId: list._id,
        verdict: page.verdict,
        skip,
        limit: rowsAPage,
      });
      const counts = await imports.countOutcomes(list._id);
      const of = (outcome: 'added' | 'changed' | 'same' | 'refused'): number =>
        counts.get(outcome) ?? 0;
      const outcomes = {
        added: of('added'),
        changed: of('changed'),
        same: of('same'),
        refused: of('refused'),
      };
      return { list, rows, outcomes, open: counts.get(null) ?? 0 };
    },

    /**
     * Confirms a list and begins to carry it out; confirming again goes on where it stopped and does nothing twice.
     * Throws `too-many` after five lists in an hour.
     */
    async confirm(sent: Sent, place: ImportPlace): Promise<null> {
      const { actor } = sent;
      const cohort = await findCohort(parts, actor, { id: place.cohortId });
      await doOnce(parts, { ...sent, payload: place }, async (tx) => {
        const list = await imports.find(
          reachOf(actor),
          { cohortId: place.cohortId, id: place.importId },
          tx,
        );
        if (!list) throw notFound();
        if (list.confirmedAt) return null;
        await assertNotTooMany(tx, actor);
        await imports.confirm(tx, { id: list._id, by: actor.id, at: clock.now() });
        await parts.audit.record(tx, {
          actor: actor.id,
          action: 'import:confirm',
          target: `import:${list._id}`,
        });
        return null;
      });
      const carrying = { by: actor.id, scope: reachOf(actor), cohort, importId: place.importId };
      await carryOut(carrying, batchesAPage);
      return null;
    },

    /** Goes on with confirmed lists that are not finished, in the name of who confirmed them. For the job runner. */
    async goOn(): Promise<void> {
      for (const { _id: importId, cohortId, confirmedBy } of await imports.unfinished()) {
        const cohort = await parts.cohorts.find(install, cohortId);
        if (cohort)
          await carryOut({ by: confirmedBy ?? '', scope: install, cohort, importId }, Infinity);
      }
    },
  };
};
