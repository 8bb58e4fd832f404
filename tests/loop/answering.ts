import type { TestApp } from '../support/app.js';
import type { Client, SeenPage } from '../support/client.js';
import type { Verdict } from '../../src/loop/machine.js';
import type { TurnRecord } from '../../src/loop/turn.js';
import { openRound, reflectionPath, reply, waitingRound, type Classroom } from './classroom.js';

/** A class whose rounds are answered, and what is written down of it. */
export const answering = (app: TestApp, room: Classroom) => {
  const idOf = (name: string): string => room.ids[name] ?? '';
  return {
    idOf,
    repliesTo: (name: string) => app.services.replies.exportOf(idOf(name)),
    async turnOf(name: string): Promise<Omit<TurnRecord, 'rev' | 'seq'> | undefined> {
      const [turn] = await app.services.turns.exportOf(idOf(name));
      if (!turn) return undefined;
      return Object.fromEntries(
        Object.entries(turn).filter(([field]) => field !== 'rev' && field !== 'seq'),
      ) as Omit<TurnRecord, 'rev' | 'seq'>;
    },
    revOf: async (name: string) => (await app.services.turns.exportOf(idOf(name)))[0]?.rev,
    /** Somebody new whose round this reader has answered just now; gives the page the reader is led to. */
    async answered(reader: Client, name: string, verdict: Verdict) {
      const round = await waitingRound(app, room, name);
      await openRound(reader, round);
      const page = await reply(reader, round, { reply: `What else, ${name}?`, verdict });
      const learner = await app.signedIn(`${name}@example.test`);
      const undo = `/reviews/${round}/undo`;
      const id = page.$(`form[action="${undo}"] [name=reply]`).attr('value') ?? '';
      return { round, page, learner, undo, id };
    },
  };
};

export const boxOf = ({ $ }: SeenPage): string => $('#reply-text').text().trim();

/** All that a learner may look at, without what is another one at each visit. */
export const seenBy = async (learner: Client): Promise<string[]> => {
  const pages = ['/', reflectionPath, '/lessons/learning-from-failure', '/tracks/qualified'];
  const seen: string[] = [];
  for (const path of [...pages, '/growth'])
    seen.push((await learner.get(path)).html.replace(/name="_(csrf|key)" value="[^"]*"/g, ''));
  return seen;
};
