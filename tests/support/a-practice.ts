import { someAnswer } from './acts.js';
import type { TestApp } from './app.js';
import type { Client, Fields } from './client.js';

/** A session of practice that is open, and what its first question may be answered with. */
export interface OpenPractice {
  practice: string;
  practiceAnswer: Fields;
}

const anId = '0195a3b2-0000-7000-8000-00000000a0a0';

/** Opens a session for somebody who has missed something, without the two days in between. */
export const openPractice = async (
  { services, clock }: TestApp,
  client: Client,
  { personId, cohortId }: { personId: string; cohortId: string },
): Promise<OpenPractice> => {
  const { ideas, sessions } = services.practiceStores;
  const own = { reach: 'own', personId, notBefore: null } as const;
  const items = (await ideas.all(own)).map(({ quizId, questionId }) => ({ quizId, questionId }));
  await sessions.add({
    ...{ _id: anId, personId, cohortId, state: 'open', key: 'a-key-of-a-form', seed: 1 },
    ...{ startedAt: clock.now(), items, answers: {} },
  });
  const page = await client.get(`/practice/sessions/${anId}/questions/1`);
  if (page.status !== 200) throw new Error(`No practice: ${page.status} ${page.text}`);
  return { practice: anId, practiceAnswer: someAnswer(client) };
};
