import type { Fields, Client, SeenPage } from '../support/client.js';

/** What holds in the quizzes of the small course, by question. */
export const right: Readonly<Record<string, string[]>> = {
  'what-first': ['what-i-did'],
  'what-helps': ['quiet', 'asking'],
};

/** What was chosen by somebody who has another look to take. */
export const amiss: Readonly<Record<string, string[]>> = {
  'what-first': ['who-started'],
  'what-helps': ['blame'],
};

/** The question that the page asks. */
export const askedOn = ({ $ }: SeenPage): string => {
  const values = $('.quiz [name=answer]')
    .map((_, input) => $(input).attr('value'))
    .get();
  const found = Object.entries(amiss).find(([, ids]) => ids.every((id) => values.includes(id)));
  if (!found) throw new Error(`No question here: ${$('main').text().slice(0, 300)}`);
  return found[0];
};

export const answerHere = (client: Client, answer: string[], fields: Fields = {}) =>
  client.submit('.quiz', { answer, sure: 'certain', ...fields });

/** Begins a try at a quiz, answers it all and hands it in; what is named is missed. */
export const takeQuiz = async (
  client: Client,
  slug: string,
  missed: readonly string[],
  fields: Fields = {},
): Promise<SeenPage> => {
  await client.get(`/quizzes/${slug}`);
  let page = await client.submit(`/quizzes/${slug}/attempts`);
  while (page.$('.quiz [name=answer]').length > 0) {
    const question = askedOn(page);
    const answer = (missed.includes(question) ? amiss : right)[question] ?? [];
    page = await answerHere(client, answer, fields);
  }
  return client.submit('form[action$="/submission"]');
};

export const beginPractice = async (client: Client): Promise<SeenPage> => {
  await client.get('/practice');
  return client.submit('/practice/sessions');
};

/** Answers the session that is open to its end; what is named is missed. */
export const answerToTheEnd = async (
  client: Client,
  missed: readonly string[] = [],
): Promise<SeenPage> => {
  let page = client.page();
  while (page.$('.quiz [name=answer]').length > 0) {
    const question = askedOn(page);
    await answerHere(client, (missed.includes(question) ? amiss : right)[question] ?? []);
    page = await goOn(client);
  }
  return page;
};

/** Begins a session and answers it to its end; what is named is missed. */
export const practise = async (
  client: Client,
  missed: readonly string[] = [],
): Promise<SeenPage> => {
  await beginPractice(client);
  return answerToTheEnd(client, missed);
};

/** From the feedback to the next question, or to the end. */
export const goOn = async (client: Client): Promise<SeenPage> => {
  const { $ } = client.page();
  const page = await client.get($('main .actions a.button').attr('href') ?? '/none');
  return page.status === 303 ? client.get(page.location ?? '') : page;
};
