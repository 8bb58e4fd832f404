/** The part of what everybody gets that is about earlier reflections; read as in `expected.ts`. */
export const expectedOfConsents: Readonly<Record<string, string>> = {
  // Whether somebody may read what was answered before they were named on it is the learner's to say.
  'POST /reflections/:slug/consents/:id': 'sign-in on 404 403 403 403',
  'POST /reflections/:slug/consents/:id/end': 'sign-in on 404 404 404 404',
  'GET /earlier': 'sign-in 403 403 200 200 403',
  'GET /earlier/:personId': 'sign-in 403 403 404 200 403',
  'POST /earlier/:personId/questions': 'sign-in 403 403 404 on 403',
  'POST /earlier/:personId/withdrawal': 'sign-in 403 403 404 on 403',
  'POST /earlier/:personId/openings': 'sign-in 403 403 404 on 403',
};
