import type { Words } from '../platform/words.js';
import { showProblems, type Problem } from '../web/problems.js';
import { leastFor } from './password-rules.js';

/** What every form of this feature prints about what is to be mended. */
export interface FormProblems {
  problems: { field: string; message: string }[];
  /** The same by field. */
  errors: Record<string, string>;
}

export const formProblems = (t: Words, found: readonly Problem[]): FormProblems => {
  const problems = showProblems(t, found);
  return {
    problems,
    errors: Object.fromEntries(problems.map(({ field, message }) => [field, message])),
  };
};

/** What a new password must be, said before it is typed. */
export const passwordHelp = (t: Words, owner: { staff: boolean }): string =>
  t('accounts.passwordHelp', { count: leastFor(owner) });

export interface ZoneGroup {
  label: string;
  zones: { value: string; label: string; selected: boolean }[];
}

/** Every time zone by its region, "UTC" first. */
export const zoneGroups = (chosen: string): ZoneGroup[] => {
  const groups = new Map<string, ZoneGroup>();
  for (const value of ['UTC', ...Intl.supportedValuesOf('timeZone').filter((z) => z !== 'UTC')]) {
    const [region = value, ...place] = value.split('/');
    const group = groups.get(region) ?? { label: region, zones: [] };
    const label = (place.length > 0 ? place.join(', ') : value).replaceAll('_', ' ');
    group.zones.push({ value, label, selected: value === chosen });
    groups.set(region, group);
  }
  return [...groups.values()];
};
