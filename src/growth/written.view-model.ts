import { aimFacts, outcomeFacts, type FactView } from '../loop/commitment/outcome.view-model.js';
import { showDate, type Calendar } from '../platform/dates.js';
import type { Words } from '../platform/words.js';
import type { GrowthEvent, Written } from './growth.js';

/** Something that somebody wrote in the loop, to be read again. */
export interface WrittenView {
  kind: 'written';
  eyebrow: string;
  at: string;
  title: string;
  facts: FactView[];
}

type Telling = { t: Words; calendar: Calendar };

const titleOf = ({ t }: Telling, what: Written): string => {
  if (what.kind === 'round') return t('growth.written.round', { n: what.n });
  if (what.kind === 'outcome') return t(`growth.written.outcome.${what.outcome.result}`);
  return what.kind === 'set-out'
    ? t('growth.written.set-out')
    : t('growth.written.passed-on', { name: what.handOn.to.name });
};

const factsOf = ({ t, calendar }: Telling, what: Written): FactView[] => {
  const telling = { t, calendar, names: new Map() };
  if (what.kind === 'round') return what.answers.map(({ title, text }) => ({ name: title, text }));
  if (what.kind === 'set-out') return aimFacts(telling, what.aim);
  // The title says how it went.
  if (what.kind === 'outcome') return outcomeFacts(telling, what.outcome).slice(1);
  const { what: said, words, to } = what.handOn;
  return [
    { name: t('handOns.fact.what'), text: said },
    ...(words ? [{ name: t('handOns.fact.words', { name: to.name }), text: words }] : []),
  ];
};

export const writtenView = (
  telling: Telling,
  { at, what }: Omit<GrowthEvent, 'what'> & { what: Written },
): WrittenView => ({
  kind: 'written',
  eyebrow: [showDate(at, telling.calendar), what.lesson].filter(Boolean).join(' · '),
  at: at.toISOString(),
  title: titleOf(telling, what),
  facts: factsOf(telling, what),
});
