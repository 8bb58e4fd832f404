import type { UpdateWrite } from '../platform/writes.js';
import { partsOfId, type IdeaChange, type IdeaRecord } from './idea.js';

type Named = '_id' | 'personId' | 'quizId' | 'questionId';

/** All ideas of a person from one quiz: a try that missed many of them is one write, and its sheet one read. */
export interface IdeaSheet {
  /** `person:quiz` */
  _id: string;
  personId: string;
  quizId: string;
  /** By question. */
  ideas: Record<string, Omit<IdeaRecord, Named>>;
  /** When each that comes back does, by question: what the home page reads. */
  coming: Record<string, Date>;
}

/** The sheet on which an idea stands, by the idea's id. */
export const sheetIdOf = (ideaId: string): string => ideaId.split(':', 2).join(':');

export const ideasOn = ({ _id, personId, quizId, ideas }: IdeaSheet): IdeaRecord[] =>
  Object.entries(ideas).map(([questionId, idea]) => ({
    _id: `${_id}:${questionId}`,
    ...{ personId, quizId, questionId, ...idea },
  }));

const idOf = ({ before, after }: IdeaChange): string => (before ?? after)?._id ?? '';

/** What must still be so for a change to be right: the idea is as it was read, or is not there. */
const asRead = (path: string, before: IdeaRecord | undefined): Record<string, unknown> =>
  before
    ? { [`${path}.seenAt`]: before.seenAt, [`${path}.seenIn`]: before.seenIn }
    : { [path]: { $exists: false } };

const stored = ({
  _id: _named,
  personId: _person,
  quizId: _quiz,
  questionId: _question,
  ...idea
}: IdeaRecord): IdeaSheet['ideas'][string] => idea;

interface Parts {
  filter: Record<string, unknown>;
  set: Record<string, unknown>;
  unset: Record<string, unknown>;
}

const partsOf = (change: IdeaChange): Parts => {
  const { before, after } = change;
  const { questionId } = partsOfId(idOf(change));
  const idea = `ideas.${questionId}`;
  const coming = `coming.${questionId}`;
  const filter = asRead(idea, before);
  if (!after) return { filter, set: {}, unset: { [idea]: 1, [coming]: 1 } };
  const set = { [idea]: stored(after) };
  return after.dueAt
    ? { filter, set: { ...set, [coming]: after.dueAt }, unset: {} }
    : { filter, set, unset: { [coming]: 1 } };
};

const merged = (parts: readonly Parts[], which: keyof Parts): Record<string, unknown> =>
  Object.assign({}, ...parts.map((part) => part[which])) as Record<string, unknown>;

const sheetWrite = (_id: string, changes: readonly IdeaChange[]): UpdateWrite => {
  const parts = changes.map(partsOf);
  const [personId = '', quizId = ''] = _id.split(':');
  const unset = merged(parts, 'unset');
  return {
    filter: { _id, ...merged(parts, 'filter') },
    update: {
      $set: { personId, quizId, ...merged(parts, 'set') },
      ...(Object.keys(unset).length > 0 && { $unset: unset }),
    },
    upsert: changes.every(({ before }) => !before),
  };
};

/** A new sheet with the first ideas of a person from a quiz. */
export const newSheet = (ideas: readonly IdeaRecord[]): IdeaSheet | null => {
  const [first] = ideas;
  if (!first) return null;
  const { personId, quizId } = first;
  const sheet: IdeaSheet = { _id: sheetIdOf(first._id), personId, quizId, ideas: {}, coming: {} };
  for (const idea of ideas) {
    sheet.ideas[idea.questionId] = stored(idea);
    if (idea.dueAt) sheet.coming[idea.questionId] = idea.dueAt;
  }
  return sheet;
};

/** One write for each sheet, that finds it only while every idea on it is as it was read. */
export const writesOf = (changes: readonly IdeaChange[]): UpdateWrite[] => {
  const bySheet = new Map<string, IdeaChange[]>();
  for (const change of changes) {
    const sheet = sheetIdOf(idOf(change));
    bySheet.set(sheet, [...(bySheet.get(sheet) ?? []), change]);
  }
  return [...bySheet].map(([_id, of]) => sheetWrite(_id, of));
};
