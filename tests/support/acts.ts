import type { Question } from '../../src/content/course.js';
import { answerTo } from '../../src/demo/answering.js';
import type { Client, Fields } from './client.js';

export const lastPart = (path = ''): string =>
  path
    .replace(/[?#].*$/, '')
    .split('/')
    .at(-1) ?? '';

export const linkOn = ({ $ }: { $: ReturnType<Client['page']>['$'] }, start: string): string => {
  const href = $(`main a[href^="${start}"]`).first().attr('href');
  if (!href) throw new Error(`No link ${start}… on the page: ${$('main').text().slice(0, 400)}`);
  return href;
};

export const fieldsOn = (client: Client, form: string): Fields => {
  const fields: Record<string, string[]> = {};
  for (const { name, value } of client.page().$(form).first().serializeArray())
    if (name !== '_csrf' && name !== '_key') (fields[name] ??= []).push(value);
  return fields;
};

/** An answer to the question of the page: its first option, items as they stand, a word. */
export const someAnswer = (client: Client): Fields => {
  const { $ } = client.page();
  const fields: Fields = { sure: 'fairly' };
  const [first] = $('.quiz .option input').toArray();
  if (first) fields['answer'] = String($(first).attr('value'));
  if ($('.quiz input[name=text]').length > 0) fields['text'] = 'a word';
  $('.quiz .placing').each((at, row) => {
    fields[String($(row).find('input').attr('name'))] = String(at + 1);
  });
  $('.quiz .pairing select').each((_, select) => {
    fields[String($(select).attr('name'))] = String($(select).find('option').last().attr('value'));
  });
  return fields;
};

/** The form of a question as it holds, or as it does not. */
export const fieldsFor = (question: Question, holds: boolean, turn = 1): Fields =>
  Object.fromEntries(
    Object.entries(answerTo(question, holds, turn)).map(([name, value]) => [name, [value].flat()]),
  );

/** Goes through the open try, one question after the other, up to where it can be handed in. */
export const answerTry = async (
  client: Client,
  answer: (questionId: string) => Fields = () => someAnswer(client),
): Promise<void> => {
  for (;;) {
    const { $ } = client.page();
    const action = $('form.quiz').attr('action');
    const on = $('.actions:not(.ways) a[href*="/questions/"]').attr('href');
    if (action) await client.submit('.quiz', answer(lastPart(action)));
    else if (on) await client.get(on);
    else return;
    const { status, text } = client.page();
    if (status !== 200) throw new Error(`Not answered: ${status} ${text.slice(0, 300)}`);
  }
};

export const handInTry = async (
  client: Client,
  answer?: (questionId: string) => Fields,
): Promise<void> => {
  await answerTry(client, answer);
  await client.submit('form[action$="/submission"]');
};

export const addCohort = async (
  admin: Client,
  name: string,
  instructor: { name: string; email: string },
): Promise<string> => {
  await admin.get('/cohorts/new');
  const page = await admin.submit('/cohorts', {
    name,
    start: '2026-02-02',
    end: '2026-06-26',
    zone: 'America/Chicago',
    instructorName: instructor.name,
    instructorEmail: instructor.email,
  });
  return lastPart(page.path);
};

export const enrol = async (
  admin: Client,
  cohort: string,
  person: { name: string; email: string },
): Promise<void> => {
  await admin.get(`/cohorts/${cohort}`);
  const page = await admin.submit(`/cohorts/${cohort}/enrolments`, {
    name: person.name,
    login: person.email,
  });
  if (page.status !== 200)
    throw new Error(`${person.name} is not enrolled: ${page.text.slice(0, 300)}`);
};

/** The reflection of the page, every prompt answered with these words. */
export const write = (client: Client, words: string): Fields => {
  const fields: Fields = {};
  client
    .page()
    .$('#reflection textarea')
    .each((_, area) => {
      fields[String(area.attribs['name'])] = words;
    });
  return fields;
};

export const handIn = async (client: Client, slug: string, words: string): Promise<void> => {
  await client.get(`/reflections/${slug}`);
  const page = await client.submit('#reflection', write(client, words));
  if (page.status !== 200) throw new Error(`Not handed in: ${page.text.slice(0, 300)}`);
};

export const tryQuiz = async (client: Client, slug: string): Promise<string> => {
  await client.get(`/quizzes/${slug}`);
  const { path } = await client.submit(`/quizzes/${slug}/attempts`);
  return /^\/attempts\/([\w-]+)/.exec(path)?.[1] ?? '';
};

/** Writes an entry of the journal and gives its id. */
export const writeEntry = async (client: Client, text: string): Promise<string> => {
  await client.get('/journal');
  await client.submit('/journal');
  return lastPart((await client.submit('.reflection', { 'texts[text]': text })).path);
};
