import { paths } from '../../web/paths.js';
import { showProblems } from '../../web/problems.js';
import type { Position } from '../machine.js';
import type { ReflectionStory } from '../reflection.service.js';
import type { Telling } from '../round.view-model.js';
import { positionOf } from '../turn.js';
import {
  cancelForm,
  tellForm,
  type ActionForm,
  type Here,
  type TellForm,
  type TypedAction,
} from './action-form.view-model.js';
import { aimForm } from './aim-form.view-model.js';
import { setOutView, type SetOutView } from './outcome.view-model.js';

/** What follows on a reflection that is ready for action: setting out, telling how it went, going on. */
export interface ActionView {
  title: string;
  lines: string[];
  forms: ActionForm[];
  tell: TellForm | null;
  thinkAgain: { action: string; rev: number } | null;
  handOn: { href: string; label: string } | null;
  /** What was set out to do in this turn and the ones before it, the latest first. */
  setOut: SetOutView[];
}

const readersLine = ({ telling: { t } }: Here): string => t('actions.readers');

const againFrom = ({ turn, story }: Here): ActionView['thinkAgain'] =>
  story.canBegin ? { action: paths.reflectionTurns(story.lesson.slug), rev: turn.rev } : null;

/** What is open at each place of a turn; all of it is closed to somebody who may not write here now. */
const openTo = (
  here: Here,
  at: Position,
): Pick<ActionView, 'forms' | 'tell' | 'thinkAgain' | 'handOn'> => {
  const nothing = { forms: [], tell: null, thinkAgain: null, handOn: null };
  const { turn, story, telling } = here;
  if (!story.canWrite) return nothing;
  if (at.state === 'ready') return { ...nothing, forms: [aimForm(here, 'commit')] };
  if (at.state === 'committed')
    return { ...nothing, forms: [aimForm(here, 'change'), cancelForm(here)] };
  if (at.state === 'due') return { ...nothing, tell: tellForm(here, 'tell') };
  if (turn.toExplain) return { ...nothing, tell: tellForm(here, 'explain') };
  if (at.state !== 'told') return nothing;
  const handOn = {
    href: paths.newHandOn(story.lesson.slug),
    label: telling.t('actions.handOn'),
  };
  return at.unfinished
    ? { ...nothing, forms: [aimForm(here, 'newDate')], thinkAgain: againFrom(here), handOn }
    : { ...nothing, handOn };
};

const linesOf = (here: Here, at: Position): string[] => {
  const { t } = here.telling;
  if (at.state === 'told') {
    if (here.turn.toExplain) return [t('actions.explain.why')];
    return at.unfinished ? [t('actions.unfinished')] : [];
  }
  return ['ready', 'due'].includes(at.state) ? [readersLine(here)] : [];
};

/** Null before a reflection is ready for action in any of its turns, and while it is shut. */
export const actionView = (
  telling: Telling,
  story: ReflectionStory,
  typed: TypedAction | null,
): ActionView | null => {
  const { turn, commitments } = story;
  if (!turn || story.shut) return null;
  const at = positionOf(turn);
  const mine = commitments.filter(({ turnId }) => turnId === turn._id);
  const here: Here = { telling, story, turn, typed, latest: mine.at(-1) ?? null };
  const open = openTo(here, at);
  const setOut = [...commitments].reverse().map((one) => setOutView(telling, one));
  if (setOut.length === 0 && open.forms.length === 0) return null;
  return { title: telling.t('actions.title'), lines: linesOf(here, at), ...open, setOut };
};

/** What is to be mended, by the ids of the fields. */
export const actionProblems = (
  { t }: Telling,
  typed: TypedAction | null,
): { field: string; message: string }[] => (typed ? showProblems(t, typed.problems) : []);
