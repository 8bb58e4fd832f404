import type { TestApp } from '../support/app.js';
import type { Client, SeenPage } from '../support/client.js';
import { newLearner, type Classroom } from '../loop/classroom.js';

/** A learner to whom Certified was awarded under rules that nobody remembers the numbers of. */
export const earned = async (app: TestApp, room: Classroom, name: string): Promise<Client> => {
  const client = await newLearner(app, room, name);
  const { progress, content } = app.services;
  const personId = room.ids[name] ?? '';
  const change = { courseId: content.course().id, at: app.clock.now() };
  await progress.noteBegun(
    { reach: 'own', personId, notBefore: null },
    { ...change, cohortId: room.cohort, lesson: 'any', note: {} },
  );
  await progress.earn(null, { personId }, { ...change, track: 'certified', rules: 'of-then' });
  return client;
};

export const make = async (client: Client, track = 'certified'): Promise<SeenPage> => {
  await client.get(`/tracks/${track}`);
  return client.submit(`/tracks/${track}/certificate`);
};

/** The way to where a certificate is checked, as its page has it. */
export const verifyOf = async (client: Client): Promise<string> => {
  const { $ } = await client.get('/tracks/certified/certificate');
  return new URL(String($('.certificate-check a').attr('href'))).pathname;
};
