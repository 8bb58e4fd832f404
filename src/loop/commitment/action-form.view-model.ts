import { paths } from '../../web/paths.js';
import { showProblems, type Problem } from '../../web/problems.js';
import { results } from '../machine.js';
import type { ReflectionStory } from '../reflection.service.js';
import type { Telling } from '../round.view-model.js';
import type { TurnRecord } from '../turn.js';
import { blockers, type CommitmentRecord } from './commitment.js';

/** A field as the partial of fields prints it. */
export interface ActionField {
  id: string;
  name: string;
  label: string;
  help?: string;
  error?: string;
  value: string;
  type?: 'textarea' | 'date';
  rows?: number;
  maxlength?: number;
  size?: 'short';
  optional?: string;
}

export interface ActionForm {
  title: string;
  action: string;
  /** What the form does, where one address takes several. */
  act: string | null;
  rev: number;
  fields: ActionField[];
  button: string;
  /** Stands under another form, closed: somebody who needs it opens it. */
  isFolded: boolean;
}

interface ChoiceView {
  name: string;
  legend: string;
  options: { value: string; label: string; isChosen: boolean }[];
}

export interface ResultChoice extends ChoiceView {
  error: string | null;
}

export interface BlockerChoice extends ChoiceView {
  help: string;
}

/** The form that asks how it went; without the result where that is recorded already. */
export interface TellForm extends Omit<ActionForm, 'act' | 'isFolded'> {
  act: string;
  result: ResultChoice | null;
  /** The result that is recorded already. */
  recorded: string | null;
  blocker: BlockerChoice;
}

/** A form of this part that was refused. */
export interface TypedAction {
  form: 'aim' | 'cancel' | 'outcome';
  values: Readonly<Record<string, string>>;
  problems: readonly Problem[];
}

export interface Here {
  telling: Telling;
  story: ReflectionStory;
  turn: TurnRecord;
  typed: TypedAction | null;
  latest: CommitmentRecord | null;
}

type Draft = Omit<ActionField, 'error' | 'id' | 'value'> & { value?: string };

/** Fields with what was typed, or what they begin with, and what is to be mended. */
export const fieldsOf = (
  { telling: { t }, typed }: Here,
  form: TypedAction['form'],
  drafts: readonly Draft[],
): ActionField[] => {
  const mine = typed?.form === form ? typed : null;
  const problems = mine ? showProblems(t, mine.problems) : [];
  return drafts.map(({ value = '', ...draft }) => {
    const error = problems.find(({ field }) => field === draft.name)?.message;
    return {
      ...draft,
      id: draft.name,
      value: mine?.values[draft.name] ?? value,
      ...(error === undefined ? {} : { error }),
    };
  });
};

export const longest = 2_000;

export const cancelForm = (here: Here): ActionForm => {
  const { telling, story, turn, typed } = here;
  const { t } = telling;
  const reason: Draft = { name: 'reason', label: t('actions.cancel.reason'), type: 'textarea' };
  return {
    title: t('actions.cancel.title'),
    action: paths.commitmentCancellation(story.lesson.slug),
    act: null,
    rev: turn.rev,
    fields: fieldsOf(here, 'cancel', [{ ...reason, rows: 2, maxlength: longest }]),
    button: t('actions.cancel.button'),
    isFolded: typed?.form !== 'cancel',
  };
};

const chosenIn = ({ typed }: Here, name: string, begin: string): string =>
  typed?.form === 'outcome' ? (typed.values[name] ?? '') : begin;

const resultChoice = (here: Here): ResultChoice => {
  const { t } = here.telling;
  const problem = here.typed?.problems.find(({ field }) => field === 'result');
  const chosen = chosenIn(here, 'result', '');
  return {
    ...{ name: 'result', legend: t('actions.outcome.result') },
    error: problem ? t(problem.message) : null,
    options: results.map((value) => ({
      ...{ value, label: t(`actions.result.${value}`), isChosen: value === chosen },
    })),
  };
};

const blockerChoice = (here: Here): BlockerChoice => {
  const { t } = here.telling;
  const chosen = chosenIn(here, 'blocker', '');
  return {
    ...{ name: 'blocker', legend: t('actions.outcome.blocker') },
    help: t('actions.outcome.blockerHelp'),
    options: ['', ...blockers].map((value) => ({
      ...{ value, isChosen: value === chosen },
      label: t(`actions.blocker.${value === '' ? 'none' : value}`),
    })),
  };
};

const outcomeFields = (here: Here, outcome: CommitmentRecord['outcome']): ActionField[] => {
  const { t } = here.telling;
  const area = (name: string, help: boolean): Draft => ({
    ...{ name, label: t(`actions.outcome.${name}`), type: 'textarea', rows: 3 },
    ...{ maxlength: longest, ...(help ? { help: t(`actions.outcome.${name}Help`) } : {}) },
  });
  const optional = { optional: t('actions.optional') };
  return fieldsOf(here, 'outcome', [
    { ...area('happened', true), value: outcome?.happened ?? '' },
    area('ledThere', true),
    { ...{ name: 'blockerWords', label: t('actions.outcome.blockerWords') }, ...optional },
    area('mine', true),
    { ...area('whatNext', false), ...optional },
  ]);
};

export const tellForm = (here: Here, act: 'tell' | 'explain'): TellForm => {
  const { telling, story, turn, latest } = here;
  return {
    title: telling.t(`actions.${act}.title`),
    action: paths.reflectionOutcomes(story.lesson.slug),
    act,
    rev: turn.rev,
    fields: outcomeFields(here, latest?.outcome ?? null),
    button: telling.t(`actions.${act}.button`),
    result: act === 'tell' ? resultChoice(here) : null,
    recorded: latest?.outcome?.result ?? null,
    blocker: blockerChoice(here),
  };
};
