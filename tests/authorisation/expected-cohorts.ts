export const adminGets = (page: string): string => `sign-in 403 403 403 403 ${page}`;

/** The part of what everybody gets that is about cohorts; read as in `expected.ts`. */
export const expectedOfCohorts: Readonly<Record<string, string>> = {
  // Cohorts and who is in them are the admin's.
  'GET /cohorts': adminGets('200'),
  'GET /cohorts/new': adminGets('200'),
  'POST /cohorts': adminGets('on'),
  'GET /cohorts/:id': adminGets('200'),
  // Counts without words, and none of fewer than five people.
  'GET /cohorts/:id/report': adminGets('200'),
  'POST /cohorts/:id/enrolments': adminGets('on'),
  'POST /cohorts/:id/instructors': adminGets('on'),
  'POST /cohorts/:id/days-off': adminGets('on'),
  'POST /cohorts/:id/invitations': adminGets('on'),
  'GET /cohorts/:id/people/:enrolmentId': adminGets('200'),
  // She has joined: there is nobody to invite any more.
  'POST /cohorts/:id/people/:enrolmentId/mails': adminGets('409'),
  'POST /cohorts/:id/people/:enrolmentId/links': adminGets('409'),
  'POST /cohorts/:id/people/:enrolmentId/cancellation': adminGets('on'),
  'POST /cohorts/:id/people/:enrolmentId/withdrawal': adminGets('on'),
  'POST /cohorts/:id/people/:enrolmentId/restoration': adminGets('on'),
  'POST /cohorts/:id/instructors/:personId/links': adminGets('200'),
  'GET /cohorts/:id/imports/new': adminGets('200'),
  'POST /cohorts/:id/imports': adminGets('on'),
  'POST /cohorts/:id/imports/files': adminGets('on'),
  'GET /cohorts/:id/imports/:importId': adminGets('200'),
  'POST /cohorts/:id/imports/:importId/confirmation': adminGets('on'),
};
