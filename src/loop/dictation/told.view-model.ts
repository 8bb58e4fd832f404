import type { Lesson } from '../../content/course.js';
import { paths } from '../../web/paths.js';
import { answersOf, type AnswerView } from '../answer.view-model.js';
import { nameOf, type Telling } from '../round.view-model.js';
import { showMoment } from '../when.js';
import type { DictationRecord } from './dictation.js';

/** What an instructor wrote down, as the learner who told it reads it. */
export interface ToldView {
  title: string;
  about: string;
  answers: AnswerView[];
  action: string;
}

export const toldView = (
  telling: Telling,
  { slug, reflection }: Lesson,
  { _id, byId, at, texts }: DictationRecord,
): ToldView => {
  const name = nameOf(telling, byId);
  return {
    title: telling.t('dictations.told.title', { name }),
    about: telling.t('dictations.told.about', {
      name,
      at: showMoment(telling.t, at, telling.calendar),
    }),
    answers: answersOf(reflection, texts).filter(({ pieces }) => pieces.length > 0),
    action: paths.reflectionDictation(slug, _id),
  };
};
