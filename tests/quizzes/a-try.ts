import type { SeenPage, Client, Fields } from '../support/client.js';

/** The quiz of the small course: what to choose so that everything holds. */
export const allRight: Fields = {
  'answers[what-first]': 'what-i-did',
  'answers[what-helps]': ['quiet', 'asking'],
};

/** Holds the second question and misses the first. */
export const firstMissed: Fields = { ...allRight, 'answers[what-first]': 'who-started' };

/** Begins a try, or goes on with the open one, and answers its page. */
export const beginTry = async (client: Client, slug = 'first-steps'): Promise<SeenPage> => {
  await client.get(`/quizzes/${slug}`);
  return client.submit(`/quizzes/${slug}/attempts`);
};

/** Hands the open try in with these answers and answers its result. */
export const handIn = (client: Client, answers: Fields): Promise<SeenPage> =>
  client.submit('.quiz', answers);

/** The titles below a heading of the result page. */
export const titlesUnder = ({ $ }: SeenPage, heading: string): string[] =>
  $('.result')
    .filter((_, section) => $(section).children('h2').text() === heading)
    .find('.result-title, .question-text')
    .map((_, title) => $(title).text())
    .get();
