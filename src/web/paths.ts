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
  reflectionDraft: (slug: string) => `/reflections/${part(slug)}/draft`,
  reflectionSubmission: (slug: string) => `/reflections/${part(slug)}/submission`,
  reflectionTakeBack: (slug: string) => `/reflections/${part(slug)}/take-back`,
  reflectionAnswers: (slug: string) => `/reflections/${part(slug)}/answers`,
  reviews: () => '/reviews',
  nextReview: () => '/reviews/next',
  // A round's id is a uuid, a colon and a number: all of it may stand in an address.
  review: (roundId: string) => `/reviews/${roundId}`,
  reviewOpenings: (roundId: string) => `/reviews/${roundId}/openings`,
  reviewClaims: (roundId: string) => `/reviews/${roundId}/claims`,
  reviewDraft: (roundId: string) => `/reviews/${roundId}/draft`,
  reviewReplies: (roundId: string) => `/reviews/${roundId}/replies`,
  cohorts: () => '/cohorts',
  cohort: (id: string) => `/cohorts/${part(id)}`,
} as const;

/** The way back after signing in: a path of ours, or home. Refuses every spelling of another site. */
export const safeNext = (next: string | undefined): string => {
  if (!next || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(next)) return paths.home();
  const url = new URL(next, 'http://ours.invalid');
  // Resolving the dots of `/.//x` leaves `//x`, which is another site again.
  const isOurs = url.host === 'ours.invalid' && !url.pathname.startsWith('//');
  return isOurs ? `${url.pathname}${url.search}${url.hash}` : paths.home();
};
