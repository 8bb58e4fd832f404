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

/** Answers every question of the open try by its first option, or the first two. */
export const someAnswers = (client: Client): Fields => {
  const { $ } = client.page();
  const fields: Record<string, string[]> = {};
  $('.quiz .question').each((_, question) => {
    const [first] = $(question).find('input[name]').toArray();
    fields[$(first).attr('name') ?? ''] = [String($(first).attr('value'))];
  });
  return fields;
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
  return lastPart((await client.submit(`/quizzes/${slug}/attempts`)).path);
};
