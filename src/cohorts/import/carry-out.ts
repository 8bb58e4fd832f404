import type { Tx } from '../../platform/database.js';
import type { InstallScope } from '../../policy.js';
import type { CohortRecord } from '../cohort.js';
import { enrol } from '../enrol.js';
import type { CohortParts } from '../parts.js';
import { readStandings } from '../standing.js';
import { isCarriedOut, type ImportRowRecord, type Outcome } from './import.js';
import type { ImportStore, RowOutcome } from './import.store.js';
import { loginsOf, planRows, type PlannedRow, type Verdict } from './plan.js';

/** Rows of one transaction: enough to be quick, few enough to be far from a transaction's limits. */
const batch = 250;

export interface CarryingOut {
  /** The person in whose name it is done. */
  by: string;
  scope: InstallScope;
  cohort: CohortRecord;
  importId: string;
}

const outcomeOf: Record<Verdict, Outcome> = {
  new: 'added',
  change: 'changed',
  same: 'same',
  error: 'refused',
};

/** Judges rows once more as things stand now: since the preview somebody may have been added, or have joined. */
const judgeAgain = async (
  parts: CohortParts,
  tx: Tx,
  { scope, cohort, rows }: CarryingOut & { rows: readonly ImportRowRecord[] },
): Promise<PlannedRow[]> => {
  const listed = rows.map(({ line, name, email, number }) => ({
    line,
    name,
    email,
    number,
    hasSurplus: false,
  }));
  const known = await readStandings(parts, { scope, cohort, logins: listed.flatMap(loginsOf), tx });
  return planRows(listed, known);
};

/**
 * Carries out the next rows in one transaction that marks them as done: it is done once, whoever else is at it and
 * wherever a process dies. Gives how many rows it took up; none means that the list is finished.
 */
export const carryOutBatch = (
  parts: CohortParts & { imports: ImportStore },
  carrying: CarryingOut,
): Promise<number> =>
  parts.transact(async (tx) => {
    const { imports, clock } = parts;
    const rows = await imports.open(tx, carrying.importId, batch);
    if (rows.length === 0) {
      await imports.finish(tx, carrying.importId, clock.now());
      return 0;
    }
    const judged = await judgeAgain(parts, tx, { ...carrying, rows });
    const personOf = await enrol(parts, tx, {
      ...carrying,
      rows: judged.filter(({ verdict }) => isCarriedOut(verdict)),
    });
    const outcomes = judged.map(({ line, verdict, reason, personId }): RowOutcome => ({
      id: `${carrying.importId}:${line}`,
      outcome: outcomeOf[verdict],
      refusal: verdict === 'error' ? reason : null,
      personId: personOf.get(line) ?? personId,
    }));
    await imports.markRows(tx, outcomes, clock.now());
    return rows.length;
  });
