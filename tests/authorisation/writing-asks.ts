import { caseWords, herCase, toReady, withCase } from './after-ready.js';
import type { Fields } from '../support/client.js';
import { lessons, type World } from '../support/world.js';
import { herConsent, herDictation, toAskFor, withDictation, withQuestion } from './after-ready.js';
import type { Ask } from './requests.js';

const promptOf = ({ app }: World, slug: string): string =>
  app.services.content.lesson(slug).reflection.prompts[0]?.id ?? '';

const written = (world: World): Fields => ({
  rev: '0',
  [`texts[${promptOf(world, lessons.opened)}]`]: 'Words of my own',
});

const entry = ({ forms }: World, more: Fields = {}): Fields => ({
  ...{ ...forms.entry, 'texts[text]': 'Words of my own', ...more },
});

/** What is sent to the journal, and where something is written down for somebody. */
export const writingAsks = (world: World): Readonly<Record<string, Ask>> => ({
  'POST /reflections/:slug/keeping': {
    params: { slug: lessons.private },
    fields: { rev: '0', [`texts[${promptOf(world, lessons.private)}]`]: 'Words of my own' },
  },
  ...Object.fromEntries(
    ['GET /dictations/:personId/:slug', 'POST /dictations/:personId/:slug/draft'].map((name) => [
      name,
      { params: { personId: world.ids.learner }, fields: written(world) },
    ]),
  ),
  'POST /dictations/:personId/:slug': {
    params: { personId: world.ids.learner },
    fields: written(world),
  },
  'POST /reflections/:slug/dictations/:id': {
    params: { slug: lessons.drafted, id: herDictation },
    fields: { answer: 'take' },
    first: () => withDictation(world),
  },
  'POST /journal/:id/draft': { fields: entry(world) },
  'POST /journal/:id/deletion': { fields: entry(world) },
  'POST /journal/:id/carrying': {
    fields: entry(world, { to: `${lessons.drafted}:${promptOf(world, lessons.drafted)}` }),
  },
  'POST /reflections/:slug/consents/:id': {
    params: { id: herConsent },
    fields: { answer: 'yes' },
    first: () => withQuestion(world),
  },
  'POST /reflections/:slug/consents/:id/end': {
    params: { id: herConsent },
    first: () => withQuestion(world, 'given'),
  },
  'GET /earlier/:personId': {
    params: { personId: world.ids.learner },
    first: () => withQuestion(world, 'given'),
  },
  'POST /earlier/:personId/questions': {
    params: { personId: world.ids.learner },
    fields: { lesson: lessons.opened, line: 'A line of my own' },
    first: () => toAskFor(world),
  },
  'POST /earlier/:personId/withdrawal': {
    params: { personId: world.ids.learner },
    first: () => withQuestion(world),
  },
  'POST /earlier/:personId/openings': {
    params: { personId: world.ids.learner },
    fields: { round: world.rounds.opened },
    first: () => withQuestion(world, 'given'),
  },
  'GET /reflections/:slug/case': { first: () => toReady(world) },
  'POST /reflections/:slug/case': {
    fields: { ...caseWords, consent: 'yes' },
    first: () => toReady(world),
  },
  'POST /reflections/:slug/case/withdrawal': { first: () => withCase(world) },
  'GET /case-reviews': { first: () => withCase(world) },
  'POST /case-reviews/:id': {
    params: { id: herCase },
    fields: { act: 'show', line: '', rev: '1' },
    first: () => withCase(world),
  },
});
