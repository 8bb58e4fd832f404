import type { Words } from '../platform/words.js';
import type { AskedCohorts } from './insights.service.js';

export interface ChoiceView {
  value: string;
  label: string;
  isChosen: boolean;
}

/** Null where there is only one cohort, so nothing to choose. */
export const cohortChoices = (
  t: Words,
  { all, chosen, tooMany }: AskedCohorts,
): ChoiceView[] | null => {
  if (all.length < 2) return null;
  const each = all.map(({ id, name }) => ({
    ...{ value: id, label: name },
    isChosen: id === chosen?.id,
  }));
  const together = { value: '', label: t('insights.allCohorts'), isChosen: chosen === null };
  return tooMany ? each : [together, ...each];
};
