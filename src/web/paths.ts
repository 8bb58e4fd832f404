/** Every address of the course, made in one place; features add theirs, and templates print what view models give them. */
const part = encodeURIComponent;

export const paths = {
  home: () => '/',
  signIn: (next?: string) => (next ? `/sign-in?next=${part(next)}` : '/sign-in'),
  signOut: () => '/sign-out',
  account: () => '/account',
  password: () => '/account/password',
  forgotten: () => '/forgotten-password',
  token: (purpose: 'invitations' | 'resets' | 'first-admin', secret: string) =>
    `/${purpose}/${part(secret)}`,
  keptForm: (id: string) => `/kept/${part(id)}`,
  lesson: (slug: string, section?: string) =>
    `/lessons/${part(slug)}${section ? `#${part(section)}` : ''}`,
  reading: (slug: string, section: string) =>
    `/lessons/${part(slug)}/sections/${part(section)}/readings`,
  courseImage: (slug: string, file: string) => `/course/${part(slug)}/${part(file)}`,
  quiz: (slug: string) => `/quizzes/${part(slug)}`,
  attempts: (slug: string) => `/quizzes/${part(slug)}/attempts`,
  attempt: (id: string) => `/attempts/${part(id)}`,
  submission: (attemptId: string) => `/attempts/${part(attemptId)}/submission`,
  reflection: (slug: string) => `/reflections/${part(slug)}`,
  reviews: () => '/reviews',
  review: (roundId: string) => `/reviews/${part(roundId)}`,
  cohorts: () => '/cohorts',
  cohort: (id: string) => `/cohorts/${part(id)}`,
} as const;

/** The way back after signing in: a path of ours, or home. Refuses every spelling of another site. */
export const safeNext = (next: string | undefined): string => {
  if (!next || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(next)) return paths.home();
  const url = new URL(next, 'http://ours.invalid');
  return url.host === 'ours.invalid' ? `${url.pathname}${url.search}${url.hash}` : paths.home();
};
