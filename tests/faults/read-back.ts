import { MongoClient, type Db } from 'mongodb';
import { draftId, type Ledger } from './ledger.js';

interface Draft {
  _id: string;
  texts: Record<string, string>;
  rev: number;
}

interface Round {
  personId: string;
  lessonId: string;
  texts: Record<string, string>;
}

interface Try {
  _id: string;
  personId: string;
  quizId: string;
  n: number;
  state: string;
  answers: Record<string, unknown>;
}

/** What the database holds of everything the ledger speaks of. */
interface Kept {
  drafts: Draft[];
  rounds: Round[];
  events: { actor: string; key: string }[];
  tries: Try[];
  progress: { personId: string; best: Record<string, { tries: number }> }[];
}

const readAll = async (db: Db): Promise<Kept> => {
  const all = <T extends object>(name: string): Promise<T[]> =>
    db.collection(name).find<T>({}).toArray();
  return {
    drafts: await all('drafts'),
    rounds: await all('rounds'),
    events: await all('turnEvents'),
    tries: await all('attempts'),
    progress: await all('progress'),
  };
};

/** Everything that majority-committed survives; nothing else is read. */
export const readKept = async (uri: string): Promise<Kept> => {
  const client = new MongoClient(uri, { readConcernLevel: 'majority' });
  try {
    return await readAll(client.db());
  } finally {
    await client.close();
  }
};

const counted = (keys: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

/** The words of a reflection, in the draft or in the round that was handed in. */
const wordsIn = ({ drafts, rounds }: Kept): Map<string, number> => {
  const texts = [
    ...drafts.map(({ _id, texts: saved }) => ({ of: _id, saved })),
    ...rounds.map(({ personId, lessonId, texts: saved }) => ({
      of: draftId(personId, lessonId),
      saved,
    })),
  ];
  return counted(
    texts.flatMap(({ of, saved }) =>
      Object.values(saved).flatMap((text) =>
        [...text.matchAll(/word\d+/g)].map(([mark]) => `${of} ${mark}`),
      ),
    ),
  );
};

/** How many acknowledged writes are not there, and how many are there more than once. */
export interface Balance {
  lost: string[];
  doubled: string[];
}

/** Each acknowledged write against what is kept. */
export const balance = (ledger: Ledger, kept: Kept): Balance => {
  const there = new Map([
    ...wordsIn(kept),
    ...counted(kept.events.map(({ actor, key }) => `${actor} ${key}`)),
    ...counted(
      kept.tries.flatMap(({ _id, answers }) => Object.keys(answers).map((id) => `${_id} ${id}`)),
    ),
    ...counted(kept.tries.filter(({ state }) => state === 'submitted').map(({ _id }) => _id)),
  ]);
  const wanted = [
    ...ledger.words.map(({ personId, lesson, mark }) => `${draftId(personId, lesson)} ${mark}`),
    ...ledger.acts.map(({ personId, key }) => `${personId} ${key}`),
    ...ledger.answers.map(({ id, question }) => `${id} ${question}`),
    ...ledger.tries.map(({ id }) => id),
  ];
  return {
    lost: wanted.filter((one) => !there.has(one)),
    doubled: wanted.filter((one) => (there.get(one) ?? 0) > 1),
  };
};

/** Once every post is answered, the counters must agree too: each save, act and try counted once. */
export const miscounted = (ledger: Ledger, { drafts, events, tries, progress }: Kept): string[] => {
  const handed = counted(ledger.tries.map(({ personId, lesson }) => `${personId} ${lesson}`));
  const revisions = new Map(drafts.map(({ _id, rev }) => [_id, rev]));
  const triesOf = (key: string): number[] => {
    const [personId = '', lesson = ''] = key.split(' ');
    const mine = tries.filter((one) => one.personId === personId && one.quizId === lesson);
    const best = progress.find((one) => one.personId === personId)?.best[lesson]?.tries ?? 0;
    return [mine.filter(({ state }) => state === 'submitted').length, best];
  };
  return [
    ...[...ledger.revisions]
      .filter(([id, rev]) => revisions.get(id) !== rev)
      .map(([id, rev]) => `draft ${id}: ${revisions.get(id) ?? 0} saves for ${rev}`),
    ...[...handed]
      .filter(([key, count]) => triesOf(key).some((found) => found !== count))
      .map(([key, count]) => `tries of ${key}: ${triesOf(key).join(', ')} for ${count}`),
    ...(events.length === ledger.acts.length
      ? []
      : [`${events.length} acts for ${ledger.acts.length}`]),
  ];
};
