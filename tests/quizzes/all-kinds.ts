import type { Course, Option, Question, QuestionKind, Quiz } from '../../src/content/course.js';
import { courseOf } from '../content/a-course.js';
import type { Answers } from './a-try.js';

const option = (id: string, text: string, more: Partial<Option> = {}): Option => ({
  id,
  html: text,
  text,
  right: true,
  feedbackHtml: `<p>Said of ${id}.</p>`,
  partner: null,
  ...more,
});

const question = (
  kind: QuestionKind,
  options: Option[],
  more: Partial<Question> = {},
): Question => ({
  id: `a-${kind}`,
  kind,
  title: `The ${kind} one`,
  titleHtml: `The ${kind} one`,
  sceneHtml: '',
  options,
  hints: [],
  asksWhy: false,
  otherwiseHtml: '',
  see: { lesson: 'first-steps', section: 'the-meeting', title: 'The meeting' },
  hash: `a-${kind}`,
  ...more,
});

const beside = (id: string, text: string, partner: string): Option =>
  option(id, text, { partner: { id: `p${partner.length}`, html: partner, text: partner } });

/** A question of each kind, with hints and a reason asked for where noted. */
export const questions: Record<QuestionKind, Question> = {
  single: question(
    'single',
    [option('mine', 'What I did'), option('theirs', 'What they did', { right: false })],
    {
      hints: ['<p>Think of the hour before.</p>', '<p>Think of your own words.</p>'],
      asksWhy: true,
    },
  ),
  multiple: question('multiple', [
    option('quiet', 'Quiet'),
    option('asking', 'Asking'),
    option('blame', 'Blame', { right: false }),
  ]),
  order: question('order', [
    option('stop', 'Stop'),
    option('look', 'Look'),
    option('ask', 'Ask'),
    option('act', 'Act'),
  ]),
  match: question('match', [
    beside('sort', 'Sort', 'Keep only what the work needs'),
    beside('shine', 'Shine', 'Clean to inspect'),
    beside('sustain', 'Sustain', 'Keep at it'),
  ]),
  short: question(
    'short',
    [
      option('buy-in', 'buy-in'),
      option('consent', 'consent'),
      option('order', 'an order', { right: false }),
    ],
    { otherwiseHtml: '<p>Said of anything else.</p>' },
  ),
  judgement: question('judgement', [
    option('listen', 'Listen first'),
    option('explain', 'Explain once more'),
    option('insist', 'Insist'),
    option('leave', 'Leave it'),
    option('shout', 'Shout'),
  ]),
};

export const quizOf = (quiz: Partial<Quiz> = {}): Quiz => ({
  id: 'first-steps',
  title: 'A quiz',
  introHtml: '',
  feedback: 'end',
  mastery: 'all',
  questions: Object.values(questions),
  hash: `all-kinds-${quiz.feedback ?? 'end'}-${quiz.mastery ?? 'all'}`,
  ...quiz,
});

/** The small course, its first lesson with this quiz. */
export const courseWith = async (quiz: Quiz): Promise<Course> => {
  const course = await courseOf();
  const lessons = course.lessons.map((lesson) =>
    lesson.slug === quiz.id ? { ...lesson, quiz } : lesson,
  );
  return { ...course, lessons };
};

const places = (...ids: string[]) =>
  Object.fromEntries(ids.map((id, at) => [`place[${id}]`, String(at + 1)]));

export const right: Answers = {
  'a-single': { answer: 'mine' },
  'a-multiple': { answer: ['quiet', 'asking'] },
  'a-order': places('stop', 'look', 'ask', 'act'),
  'a-match': { 'pair[sort]': 'p29', 'pair[shine]': 'p16', 'pair[sustain]': 'p10' },
  'a-short': { text: 'Buyin' },
  'a-judgement': places('listen', 'explain', 'insist', 'shout', 'leave'),
};

/** Each of them missed, as surely as one can. */
export const amiss: Answers = {
  'a-single': { answer: 'theirs', sure: 'certain', why: 'It is what I saw.' },
  'a-multiple': { answer: ['quiet', 'blame'], sure: 'guess' },
  'a-order': { ...places('stop', 'ask', 'look', 'act'), sure: 'certain' },
  'a-match': { 'pair[sort]': 'p29', 'pair[shine]': 'p10', 'pair[sustain]': 'p16' },
  'a-short': { text: 'an ordre', sure: 'guess' },
  'a-judgement': places('shout', 'leave', 'insist', 'explain', 'listen'),
};
