import type { CohortInfo, InstructorName } from '../cohorts/cohort.js';
import { namesOfLanguages } from '../platform/languages.js';
import type { Telling } from './round.view-model.js';
import { listAll } from './when.js';

/** Who can read what is written here, before a word of it is. */
export interface ReadersView {
  /** Who reads it, in which languages, and what cannot stay private: above the box. */
  lines: string[];
  /** Who sees that it exists, and how the writer hears of it. */
  more: string[];
}

type Kept = Pick<Telling, 't' | 'calendar'>;

/** Those who read the same languages share a line; who has not said, has none. */
const languageLines = ({ t, calendar }: Kept, instructors: readonly InstructorName[]): string[] => {
  const byLanguages = new Map<string, string[]>();
  for (const { name, reads = [] } of instructors) {
    const languages = listAll(namesOfLanguages(reads, calendar.locale), calendar.locale);
    if (languages) byLanguages.set(languages, [...(byLanguages.get(languages) ?? []), name]);
  }
  return [...byLanguages].map(([languages, names]) =>
    t('loop.readers.languages', {
      names: listAll(names, calendar.locale),
      languages,
      count: names.length,
    }),
  );
};

const named = ({ calendar }: Kept, instructors: readonly InstructorName[]) => ({
  names: listAll(
    instructors.map(({ name }) => name),
    calendar.locale,
  ),
  count: instructors.length,
});

export const readersView = (telling: Kept, cohort: CohortInfo | null): ReadersView => {
  const { t } = telling;
  const instructors = cohort?.instructors ?? [];
  const both = instructors.filter(({ isAdmin }) => isAdmin);
  const who =
    cohort && instructors.length > 0
      ? [
          t('loop.readers.instructors', {
            ...named(telling, instructors),
            cohort: cohort.name,
          }),
        ]
      : [];
  const told = both.length > 0 ? [t('loop.readers.both', named(telling, both))] : [];
  return {
    lines: [...who, ...languageLines(telling, instructors), t('loop.readers.limits')],
    more: [...told, t('loop.readers.draft'), t('loop.readers.admins')],
  };
};
