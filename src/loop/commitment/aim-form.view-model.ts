import { paths } from '../../web/paths.js';
import {
  fieldsOf,
  longest,
  type ActionField,
  type ActionForm,
  type Here,
} from './action-form.view-model.js';
import { choosableDays, isHandOn, type Aim } from './commitment.js';
import { dayInWords } from './outcome.view-model.js';

/** The last prompt of every reflection asks what somebody will do: the form begins with what they wrote there. */
const planned = ({ story }: Here): string => {
  const last = story.rounds.at(-1);
  const prompt = last?.reflection.prompts.at(-1);
  if (!last || !prompt) return '';
  return (last.round.texts[prompt.id] ?? '').trim().slice(0, longest);
};

/** What the form of an aim begins with: the day only where one is set already. */
const aimToBeginWith = (here: Here): Aim => {
  const { latest } = here;
  if (!latest || latest.state === 'cancelled')
    return { action: planned(here), withWhom: '', day: '', sign: '' };
  return latest.state === 'open' ? latest.aim : { ...latest.aim, day: '' };
};

const aimFields = (here: Here): ActionField[] => {
  const { t, calendar } = here.telling;
  const { action, withWhom, day, sign } = aimToBeginWith(here);
  const isPassedOn = isHandOn(here.story.lesson);
  const kind = isPassedOn ? 'toPass' : 'aim';
  const until = choosableDays(calendar.now, here.story.cohort ?? calendar).to;
  return fieldsOf(here, 'aim', [
    {
      ...{
        name: 'action',
        label: t(`actions.${kind}.action`),
        help: t(`actions.${kind}.actionHelp`),
      },
      ...{ type: 'textarea', rows: 4, maxlength: longest, value: action },
    },
    {
      ...{ name: 'withWhom', label: t(`actions.${kind}.withWhom`), maxlength: 200 },
      ...(isPassedOn ? {} : { optional: t('actions.optional') }),
      value: withWhom,
    },
    {
      ...{ name: 'day', label: t('actions.aim.day'), type: 'date', size: 'short' },
      ...{ help: t('actions.aim.dayHelp', { until: dayInWords(here.telling, until) }), value: day },
    },
    {
      ...{ name: 'sign', label: t('actions.aim.sign'), help: t('actions.aim.signHelp') },
      ...{ type: 'textarea', rows: 2, maxlength: longest, value: sign },
      optional: t('actions.optional'),
    },
  ]);
};

export const aimForm = (here: Here, act: 'commit' | 'change' | 'newDate'): ActionForm => {
  const { telling, story, turn, typed } = here;
  const { t } = telling;
  return {
    title: t(`actions.${act}.title`),
    action: paths.commitments(story.lesson.slug),
    act,
    rev: turn.rev,
    fields: aimFields(here),
    button: t(`actions.${act}.button`),
    isFolded: act !== 'commit' && typed?.form !== 'aim',
  };
};
