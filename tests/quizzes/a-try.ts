import type { SeenPage, Client, Fields } from '../support/client.js';

/** What to fill in for each question, by its id; `sure` is 'fairly' where it says nothing else. */
export type Answers = Readonly<Record<string, Fields>>;

/** The quiz of the small course: what to choose so that everything holds. */
export const allRight: Answers = {
  'what-first': { answer: 'what-i-did' },
  'what-helps': { answer: ['quiet', 'asking'] },
};

/** Holds the second question and misses the first. */
export const firstMissed: Answers = { ...allRight, 'what-first': { answer: 'who-started' } };

/** Begins a try, or goes on with the open one, and answers its next page. */
export const beginTry = async (client: Client, slug = 'first-steps'): Promise<SeenPage> => {
  await client.get(`/quizzes/${slug}`);
  return client.submit(`/quizzes/${slug}/attempts`);
};

/** The address of the try that the page belongs to. */
export const tryOf = ({ path }: SeenPage): string =>
  /^\/attempts\/[\w-]+/.exec(path)?.[0] ?? `no try at ${path}`;

/** The id of the question that the page asks. */
export const questionOn = ({ $ }: SeenPage): string | null =>
  /\/questions\/([\w-]+)$/.exec($('form.quiz').attr('action') ?? '')?.[1] ?? null;

/** Answers the question of the page. */
export const answer = (client: Client, fields: Fields): Promise<SeenPage> =>
  client.submit('.quiz', { sure: 'fairly', ...fields });

/** Answers every question that is asked, one page after the other, up to where it can be handed in. */
export const answerAll = async (client: Client, answers: Answers): Promise<SeenPage> => {
  for (;;) {
    const page = client.page();
    const id = questionOn(page);
    const on = page.$('.actions:not(.ways) a[href*="/questions/"]').attr('href');
    if (id !== null) await answer(client, answers[id] ?? { answer: 'unknown' });
    else if (on) await client.get(on);
    else return page;
    if (client.page().status !== 200)
      throw new Error(`${id ?? ''}: ${client.page().status} ${client.page().text.slice(0, 300)}`);
  }
};

/** Hands the open try in with these answers and answers its result. */
export const handIn = async (client: Client, answers: Answers): Promise<SeenPage> => {
  await answerAll(client, answers);
  return client.submit('form[action$="/submission"]');
};

/** The titles below a heading of the result page. */
export const titlesUnder = ({ $ }: SeenPage, heading: string): string[] =>
  $('.result')
    .filter((_, section) => $(section).children('h2').text() === heading)
    .find('.result-title, .question-text')
    .map((_, title) => $(title).text())
    .get();
