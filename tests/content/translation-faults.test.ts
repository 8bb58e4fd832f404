import { describe, it } from '@jest/globals';
import { expectFault, type FaultCase } from './a-course.js';
import { retold, spanishFiles } from './translated-course.js';

const lesson = 'first-steps/lesson.es.md';
const quiz = 'first-steps/quiz.es.md';
const reflection = 'first-steps/reflection.es.md';

const cases: FaultCase[] = [
  [
    'a language that is none',
    { ...spanishFiles, 'first-steps/lesson.esp.md': 'x' },
    { place: 'first-steps/lesson.esp.md:1', remedy: 'Name the file lesson.es.md' },
  ],
  [
    'two letters that name no language',
    { 'course.qq.yaml': 'title: x' },
    { place: 'course.qq.yaml:1', remedy: 'Name the file course.es.yaml' },
  ],
  [
    'the language of the original',
    { 'first-steps/quiz.en.md': 'x' },
    { place: 'first-steps/quiz.en.md:1', remedy: 'stands in quiz.md. Take this file out' },
  ],
  [
    'a field of the original',
    retold(lesson, 'title:', 'number: 1\ntitle:'),
    { place: `${lesson}:2`, remedy: 'Take it out or write one of: title, summary' },
  ],
  [
    'front matter without a title',
    retold(quiz, 'title: Un cuestionario\n', ''),
    { place: `${quiz}:2`, remedy: 'Write: title:' },
  ],
  [
    'a heading that the original has not',
    retold(lesson, '{#try-this}', '{#try-that}'),
    { place: `${lesson}:15`, remedy: 'Write one of: the-meeting, try-this; or take it out' },
  ],
  [
    'an id twice',
    retold(lesson, '{#try-this}', '{#the-meeting}'),
    { place: `${lesson}:15`, remedy: 'already used in line 11' },
  ],
  [
    'a heading without an id',
    retold(lesson, ' {#try-this}', ''),
    { place: `${lesson}:15`, remedy: 'An id is missing' },
  ],
  [
    'a link that leads nowhere',
    retold(lesson, 'En tu próximo turno.', '[Aquí](#nowhere)'),
    { place: `${lesson}:17`, remedy: 'Write one of: the-meeting, try-this' },
  ],
  [
    'a picture that is not there',
    retold(lesson, 'En tu próximo turno.', '![Un círculo](circulo.svg)'),
    { place: `${lesson}:17`, remedy: 'Put the file beside lesson.md' },
  ],
  [
    'HTML',
    retold(lesson, 'En tu próximo turno.', '<b>Hola</b>'),
    { place: `${lesson}:17`, remedy: 'HTML is not shown' },
  ],
  [
    'a question that the original has not',
    retold(quiz, '{#what-helps}', '{#what-hurts}'),
    { place: `${quiz}:17`, remedy: 'Write one of: what-first, what-helps' },
  ],
  [
    'a kind on a heading',
    retold(quiz, '{#what-helps}', '{#what-helps kind=multiple}'),
    { place: `${quiz}:17`, remedy: 'Only an id can stand here' },
  ],
  [
    'an option of another question',
    retold(quiz, '{#quiet}', '{#who-started}'),
    { place: `${quiz}:19`, remedy: 'Write one of: quiet, asking, blame' },
  ],
  [
    'an option twice',
    retold(quiz, '{#asking}', '{#quiet}'),
    { place: `${quiz}:22`, remedy: 'already used in line 19' },
  ],
  [
    'a check box',
    retold(quiz, '- La calma', '- [x] La calma'),
    { place: `${quiz}:19`, remedy: 'Write: - La calma {#quiet}' },
  ],
  [
    'no feedback',
    retold(quiz, '\n\n  También ayuda.', ''),
    { place: `${quiz}:22`, remedy: 'has no feedback' },
  ],
  [
    'a passage to see',
    retold(quiz, '  Te miras a ti.\n', '  Te miras a ti.\n\n[Ver](lesson.md#the-meeting)\n'),
    { place: `${quiz}:17`, remedy: 'the passage to see is named in quiz.md' },
  ],
  [
    'more hints than the original has',
    retold(quiz, 'La reunión terminó.\n', 'La reunión terminó.\n\nPista: Mira atrás.\n'),
    { place: `${quiz}:10`, remedy: 'Take this one out' },
  ],
  [
    'a prompt that the original has not',
    retold(reflection, '{#my-part}', '{#their-part}'),
    { place: `${reflection}:14`, remedy: 'Write one of: what-happened, my-part' },
  ],
  [
    'a length on a prompt',
    retold(reflection, '{#my-part}', '{#my-part words=1-2}'),
    { place: `${reflection}:14`, remedy: 'Only an id can stand here' },
  ],
  [
    'a criterion that the original has not',
    retold(reflection, 'id: owns', 'id: shines'),
    { place: `${reflection}:5`, remedy: 'Write one of: describes, owns, plans' },
  ],
  [
    'a reply that asks nothing',
    retold(reflection, '"¿Cuándo?"', '"Di cuándo."'),
    { place: `${reflection}:6`, remedy: 'must end in a question' },
  ],
  [
    'conditions in the titles of the course',
    retold('course.es.yaml', 'summary: Lo sabes', 'summary: Lo sabes, conditions: []'),
    { place: 'course.es.yaml:3', remedy: 'Take it out or write one of: title, summary' },
  ],
];

describe('a translation is refused for', () => {
  it.each(cases)('%s', async (_name, changed, fault) => {
    await expectFault(changed, fault);
  });
});
