/** Every address of the course, made in one place; features add theirs, and templates print what view models give them. */
const part = encodeURIComponent;

/** What narrows a list, as the end of its address; a first page and what is not given are left out. */
const query = (asked: Record<string, string | number | undefined>): string => {
  const given = Object.entries(asked).flatMap(([name, value]) =>
    value === undefined || value === 1 ? [] : [`${name}=${part(value)}`],
  );
  return given.length === 0 ? '' : `?${given.join('&')}`;
};

type TrackName = 'certified' | 'qualified';

/** What may be done with a round that somebody reads. */
type ReviewAct =
  | ('openings' | 'claims' | 'draft' | 'replies' | 'actions' | 'undo' | 'no-answer')
  | ('corrections' | 'hand-over' | 'notes');

/** What narrows the queue of reviews, where in it somebody stands, and what was done last. */
interface QueueAddress {
  cohort?: string | undefined;
  lesson?: string | undefined;
  mine?: 'yes' | undefined;
  show?: string | undefined;
  after?: string | undefined;
  before?: string | undefined;
  sent?: string | undefined;
  only?: 'others' | undefined;
  did?: string | undefined;
}

/** What narrows the statistics of a quiz; `before` is an instant in milliseconds. */
interface InsightAddress {
  cohort?: string | undefined;
  version?: string | undefined;
  before?: number | undefined;
}

export const paths = {
  home: () => '/',
  signIn: (next?: string) => (next ? `/sign-in?next=${part(next)}` : '/sign-in'),
  signInAfterReset: (next?: string) =>
    `/sign-in${query({ after: 'reset', next: next === '/' ? undefined : next })}`,
  signInAfterConfirmation: () => '/sign-in?after=confirmation',
  signOut: () => '/sign-out',
  account: (saved?: string) => `/account${query({ saved })}`,
  accountName: () => '/account/name',
  accountSettings: () => '/account/settings',
  accountReading: () => '/account/reading',
  sessionEndings: () => '/account/session-endings',
  password: () => '/account/password',
  language: () => '/language',
  handedNotice: () => '/account/handed-link',
  handOver: (personId: string) => `/people/${part(personId)}/resets`,
  forgotten: () => '/forgotten-password',
  token: (
    purpose: 'invitations' | 'resets' | 'first-admin' | 'confirmations',
    secret: string,
    next?: string,
  ) => `/${purpose}/${part(secret)}${query({ next: next === '/' ? undefined : next })}`,
  keptForm: (id: string) => `/kept/${part(id)}`,
  lesson: (slug: string, section?: string) =>
    `/lessons/${part(slug)}${section ? `#${part(section)}` : ''}`,
  sheet: (slug: string) => `/lessons/${part(slug)}/sheet`,
  facilitation: (slug: string) => `/lessons/${part(slug)}/facilitation`,
  reading: (slug: string, section: string) =>
    `/lessons/${part(slug)}/sections/${part(section)}/readings`,
  course: (did?: string) => `/course${query({ did })}`,
  coursePreview: (slug: string, locale?: string) =>
    `/course/preview/${part(slug)}${query({ in: locale })}`,
  courseImage: (slug: string, file: string) => `/course/${part(slug)}/${part(file)}`,
  search: () => '/search',
  quiz: (slug: string) => `/quizzes/${part(slug)}`,
  attempts: (slug: string) => `/quizzes/${part(slug)}/attempts`,
  attempt: (id: string) => `/attempts/${part(id)}`,
  question: (attemptId: string, questionId: string) =>
    `/attempts/${part(attemptId)}/questions/${part(questionId)}`,
  attemptOverview: (attemptId: string) => `/attempts/${part(attemptId)}/overview`,
  submission: (attemptId: string) => `/attempts/${part(attemptId)}/submission`,
  practice: () => '/practice',
  practicePause: () => '/practice/pause',
  practiceSessions: () => '/practice/sessions',
  practiceSession: (id: string) => `/practice/sessions/${part(id)}`,
  practiceQuestion: (sessionId: string, number: number) =>
    `/practice/sessions/${part(sessionId)}/questions/${number}`,
  growth: (behind?: { before: number; id: string }) => `/growth${query({ ...behind })}`,
  /** `cause`: the question of a try that it is to begin from. */
  reflection: (slug: string, cause?: { from: string; question: string }) =>
    `/reflections/${part(slug)}${query({ ...cause })}`,
  reflectionDraft: (slug: string) => `/reflections/${part(slug)}/draft`,
  reflectionSubmission: (slug: string) => `/reflections/${part(slug)}/submission`,
  reflectionTakeBack: (slug: string) => `/reflections/${part(slug)}/take-back`,
  reflectionAnswers: (slug: string) => `/reflections/${part(slug)}/answers`,
  commitments: (slug: string) => `/reflections/${part(slug)}/commitments`,
  commitmentCancellation: (slug: string) => `/reflections/${part(slug)}/cancellation`,
  reflectionOutcomes: (slug: string) => `/reflections/${part(slug)}/outcomes`,
  reflectionTurns: (slug: string) => `/reflections/${part(slug)}/turns`,
  reflectionKeeping: (slug: string) => `/reflections/${part(slug)}/keeping`,
  reflectionCase: (slug: string, did?: string) =>
    `/reflections/${part(slug)}/case${query({ did })}`,
  caseWithdrawal: (slug: string) => `/reflections/${part(slug)}/case/withdrawal`,
  cases: (behind?: { before: number; id: string }) => `/cases${query({ ...behind })}`,
  caseReviews: () => '/case-reviews',
  caseReview: (id: string) => `/case-reviews/${part(id)}`,
  /** `lesson`: whose reflection something is to be carried over into. */
  journal: (asked?: { lesson?: string | undefined; before?: string; did?: string }) =>
    `/journal${query({ ...asked })}`,
  journalEntry: (id: string, asked?: { lesson?: string | undefined; did?: string }) =>
    `/journal/${part(id)}${query({ ...asked })}`,
  journalDraft: (id: string) => `/journal/${part(id)}/draft`,
  journalCarrying: (id: string) => `/journal/${part(id)}/carrying`,
  journalDeletion: (id: string) => `/journal/${part(id)}/deletion`,
  consent: (slug: string, id: string) => `/reflections/${part(slug)}/consents/${part(id)}`,
  consentEnd: (slug: string, id: string) => `/reflections/${part(slug)}/consents/${part(id)}/end`,
  earlierPeople: () => '/earlier',
  earlier: (personId: string, did?: string) => `/earlier/${part(personId)}${query({ did })}`,
  earlierQuestions: (personId: string) => `/earlier/${part(personId)}/questions`,
  earlierWithdrawal: (personId: string) => `/earlier/${part(personId)}/withdrawal`,
  earlierOpenings: (personId: string) => `/earlier/${part(personId)}/openings`,
  reflectionDictation: (slug: string, id: string) =>
    `/reflections/${part(slug)}/dictations/${part(id)}`,
  dictations: (did?: string) => `/dictations${query({ did })}`,
  dictation: (personId: string, slug: string) => `/dictations/${part(personId)}/${part(slug)}`,
  dictationDraft: (personId: string, slug: string) =>
    `/dictations/${part(personId)}/${part(slug)}/draft`,
  track: (track: TrackName) => `/tracks/${part(track)}`,
  certificate: (track: TrackName) => `/tracks/${part(track)}/certificate`,
  certificateFile: (track: TrackName) => `/tracks/${part(track)}/certificate.pdf`,
  certificateBadge: (track: TrackName) => `/tracks/${part(track)}/certificate/badge`,
  verify: (code: string) => `/verify/${part(code)}`,
  verifyStatus: (code: string) => `/verify/${part(code)}/status`,
  badgeIssuer: () => '/badges/issuer',
  badgeAchievement: (track: TrackName) => `/badges/achievements/${part(track)}`,
  badgeKey: (id: string) => `/badges/keys/${part(id)}`,
  heldCertificates: (personId: string) => `/people/${part(personId)}/certificates`,
  certificateWithdrawal: (personId: string, track: TrackName) =>
    `/people/${part(personId)}/certificates/${part(track)}/withdrawal`,
  certificatePermission: (personId: string, track: TrackName) =>
    `/people/${part(personId)}/certificates/${part(track)}/permission`,
  handOns: () => '/hand-ons',
  handOn: (id: string, did?: string) => `/hand-ons/${part(id)}${query({ did })}`,
  handOnLinks: (id: string) => `/hand-ons/${part(id)}/links`,
  learnersHandOns: () => '/passed-on',
  passedOn: (secret: string) => `/passed-on/${part(secret)}`,
  passedOnWithdrawal: (secret: string) => `/passed-on/${part(secret)}/withdrawal`,
  newHandOn: (lesson?: string) => `/hand-ons/new${query({ lesson })}`,
  outcome: (secret: string) => `/outcomes/${part(secret)}`,
  desk: (did?: string) => `/desk${query({ did })}`,
  deskAbsence: () => '/desk/absence',
  deskAbsenceEnd: () => '/desk/absence/end',
  deskDaysOff: (cohortId: string) => `/desk/cohorts/${part(cohortId)}/days-off`,
  reviews: (asked?: QueueAddress) => `/reviews${query({ ...asked })}`,
  accountConfirmation: (personId: string) => `/reviews/confirmations/${part(personId)}`,
  nextReview: (asked?: QueueAddress) => `/reviews/next${query({ ...asked })}`,
  previousReview: (asked?: QueueAddress) => `/reviews/previous${query({ ...asked })}`,
  // A round's id is a uuid, a colon and a number: all of it may stand in an address.
  review: (roundId: string, asked?: QueueAddress) => `/reviews/${roundId}${query({ ...asked })}`,
  reviewAct: (roundId: string, act: ReviewAct, asked?: QueueAddress) =>
    `/reviews/${roundId}/${act}${query({ ...asked })}`,
  snippets: (did?: string) => `/snippets${query({ did })}`,
  snippet: (id: string) => `/snippets/${part(id)}`,
  snippetRemoval: (id: string) => `/snippets/${part(id)}/removal`,
  remark: (slug: string, done?: string) => `/quizzes/${part(slug)}/remark${query({ done })}`,
  insights: (asked?: { cohort?: string | undefined }) => `/insights${query({ ...asked })}`,
  insight: (slug: string, asked?: InsightAddress) =>
    `/insights/${part(slug)}${query({ ...asked })}`,
  insightTable: (slug: string, asked?: InsightAddress) =>
    `/insights/${part(slug)}/answers.csv${query({ ...asked })}`,
  cohorts: () => '/cohorts',
  newCohort: () => '/cohorts/new',
  cohort: (id: string, people?: { state?: string; page?: number }) =>
    `/cohorts/${part(id)}${query({ ...people })}`,
  cohortReport: (id: string) => `/cohorts/${part(id)}/report`,
  enrolments: (id: string) => `/cohorts/${part(id)}/enrolments`,
  cohortInvitations: (id: string) => `/cohorts/${part(id)}/invitations`,
  cohortDaysOff: (id: string) => `/cohorts/${part(id)}/days-off`,
  cohortInstructors: (id: string) => `/cohorts/${part(id)}/instructors`,
  instructorLinks: (id: string, personId: string) =>
    `/cohorts/${part(id)}/instructors/${part(personId)}/links`,
  cohortPerson: (id: string, enrolmentId: string) =>
    `/cohorts/${part(id)}/people/${part(enrolmentId)}`,
  personAct: (
    id: string,
    enrolmentId: string,
    act: 'links' | 'mails' | 'cancellation' | 'withdrawal' | 'restoration',
  ) => `/cohorts/${part(id)}/people/${part(enrolmentId)}/${act}`,
  newImport: (id: string) => `/cohorts/${part(id)}/imports/new`,
  imports: (id: string) => `/cohorts/${part(id)}/imports`,
  importFiles: (id: string) => `/cohorts/${part(id)}/imports/files`,
  import: (id: string, importId: string, rows?: { verdict?: string; page?: number }) =>
    `/cohorts/${part(id)}/imports/${part(importId)}${query({ ...rows })}`,
  importConfirmation: (id: string, importId: string) =>
    `/cohorts/${part(id)}/imports/${part(importId)}/confirmation`,
} as const;

/** The way back after signing in: a path of ours, or home. Refuses every spelling of another site. */
export const safeNext = (next: string | undefined): string => {
  if (!next || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(next)) return paths.home();
  const url = new URL(next, 'http://ours.invalid');
  // Resolving the dots of `/.//x` leaves `//x`, which is another site again.
  const isOurs = url.host === 'ours.invalid' && !url.pathname.startsWith('//');
  return isOurs ? `${url.pathname}${url.search}${url.hash}` : paths.home();
};
