import { expectedOfDesk } from './desk.js';
import { adminGets, expectedOfCohorts } from './expected-cohorts.js';
import { expectedOfConsents } from './expected-consents.js';

/**
 * Who gets what from every route, written by hand. Each word is what one of six people gets, in this order:
 * nobody signed in, the first learner, another learner of her cohort, the instructor of another cohort, her instructor,
 * an admin. All addresses are of things that belong to the first learner.
 *
 * `sign-in`: led to signing in. `on`: done, and led on. A number: a page with that status.
 */
export const roles = [
  'nobody',
  'learner',
  'otherLearner',
  'otherInstructor',
  'instructor',
  'admin',
] as const;

export type Role = (typeof roles)[number];

export const expected: Readonly<Record<string, string>> = {
  // nobody learner otherLearner otherInstructor instructor admin
  'GET /': 'sign-in 200 200 200 200 200',
  'GET /kept/:id': 'sign-in 200 404 404 404 404',

  // Whoever signs out is led to signing in.
  'GET /sign-in': '200 on on on on on',
  'POST /sign-in': 'on on on on on on',
  'POST /sign-out': 'sign-in sign-in sign-in sign-in sign-in sign-in',

  // One-time links are the way in themselves: whoever holds one is let through, once.
  'GET /invitations/:secret': '200 200 200 200 200 200',
  'POST /invitations/:secret': 'on on on on on on',
  'GET /resets/:secret': '200 200 200 200 200 200',
  'POST /resets/:secret': 'sign-in sign-in sign-in sign-in sign-in sign-in',
  'GET /confirmations/:secret': '200 200 200 200 200 200',
  'POST /confirmations/:secret': 'sign-in sign-in sign-in sign-in sign-in sign-in',
  // There is an admin: the link that makes the first one is spent.
  'GET /first-admin/:secret': '410 410 410 410 410 410',
  'POST /first-admin/:secret': '410 410 410 410 410 410',
  'GET /forgotten-password': '200 200 200 200 200 200',
  'POST /forgotten-password': '200 200 200 200 200 200',

  // Everybody reads in the language they choose.
  'POST /language': 'on on on on on on',

  // An account's page has no id in its address: everybody is at their own.
  'GET /account': 'sign-in 200 200 200 200 200',
  'POST /account/name': 'sign-in on on on on on',
  'POST /account/settings': 'sign-in on on on on on',
  'POST /account/reading': 'sign-in on on on on on',
  'POST /account/handed-link': 'sign-in on on on on on',
  'POST /account/session-endings': 'sign-in on on on on on',
  'GET /account/password': 'sign-in 200 200 200 200 200',
  'POST /account/password': 'sign-in on on on on on',
  // A link to a new password for her, made by her instructor or an admin.
  'POST /people/:personId/resets': 'sign-in 403 403 404 200 200',

  // Staff read lessons and look at quizzes; what counts is done by learners.
  // What waits in the files is an admin's, in preview too.
  'GET /course': adminGets('200'),
  // The version in the form is not the one in the files.
  'POST /course': adminGets('409'),
  'GET /course/preview/:slug': adminGets('200'),
  'GET /course/preview/:slug/:file': adminGets('200'),
  'GET /course/:lesson/:file': 'sign-in 200 200 200 200 200',
  'GET /lessons/:slug': 'sign-in 200 200 200 200 200',
  'GET /lessons/:slug/sheet': 'sign-in 200 200 200 200 200',
  'GET /search': 'sign-in 200 200 200 200 200',
  // How the meeting about a lesson is led is for those who lead it.
  'GET /lessons/:slug/facilitation': 'sign-in 403 403 200 200 200',
  'POST /lessons/:slug/sections/:section/readings': 'sign-in on on 403 403 403',
  'GET /quizzes/:slug': 'sign-in 200 200 200 200 200',
  'POST /quizzes/:slug/attempts': 'sign-in on on 403 403 403',
  'GET /attempts/:id': 'sign-in on 404 404 404 404',
  'GET /attempts/:id/overview': 'sign-in 200 404 404 404 404',
  'GET /attempts/:id/questions/:question': 'sign-in 200 404 404 404 404',
  'POST /attempts/:id/questions/:question': 'sign-in on 404 403 403 403',
  // Not all of her questions have an answer yet.
  'POST /attempts/:id/submission': 'sign-in 422 404 403 403 403',

  // Numbers are staff's: everybody finds those of their own cohorts there, and an admin of all.
  'GET /insights': 'sign-in 403 403 200 200 200',
  'GET /insights/:slug': 'sign-in 403 403 200 200 200',
  'GET /insights/:slug/answers.csv': 'sign-in 403 403 200 200 200',
  'GET /quizzes/:slug/remark': adminGets('200'),
  // The version in the form is not the one that is shown now.
  'POST /quizzes/:slug/remark': adminGets('409'),

  // Practice and the growth line have no id in their address: everybody is at their own, and staff have none to do.
  'GET /practice': 'sign-in 200 200 200 200 200',
  'POST /practice/pause': 'sign-in on on 403 403 403',
  'POST /practice/sessions': 'sign-in on on 403 403 403',
  'GET /practice/sessions/:id': 'sign-in on 404 404 404 404',
  'GET /practice/sessions/:id/questions/:number': 'sign-in 200 404 404 404 404',
  'POST /practice/sessions/:id/questions/:number': 'sign-in on 404 403 403 403',
  'GET /growth': 'sign-in 200 200 200 200 200',

  // A reflection's address names the lesson: everybody finds their own there, and only that.
  'GET /reflections/:slug': 'sign-in 200 200 200 200 200',
  // The revision in her form is not that of a draft of theirs.
  'POST /reflections/:slug/draft': 'sign-in on 409 403 403 403',
  'POST /reflections/:slug/submission': 'sign-in on on 403 403 403',
  'POST /reflections/:slug/take-back': 'sign-in on 404 403 403 403',
  'POST /reflections/:slug/answers': 'sign-in on 404 403 403 403',

  ...expectedOfConsents,
  'POST /reflections/:slug/keeping': 'sign-in on on 403 403 403',

  // A journal's list has no id in its address: everybody is at their own. An entry is its writer's alone.
  'GET /journal': 'sign-in 200 200 200 200 200',
  'POST /journal': 'sign-in on on 403 403 403',
  'GET /journal/:id': 'sign-in 200 404 404 404 404',
  'POST /journal/:id/draft': 'sign-in on 404 403 403 403',
  'POST /journal/:id/deletion': 'sign-in on 404 403 403 403',
  'POST /journal/:id/carrying': 'sign-in on 404 403 403 403',

  // What follows on *ready for action* stands at the same address.
  'POST /reflections/:slug/commitments': 'sign-in on 404 403 403 403',
  'POST /reflections/:slug/cancellation': 'sign-in on 404 403 403 403',
  'POST /reflections/:slug/outcomes': 'sign-in on 404 403 403 403',
  'POST /reflections/:slug/turns': 'sign-in on 404 403 403 403',
  // A case is made of one's own reflection alone, once it was found ready for action.
  'GET /reflections/:slug/case': 'sign-in 200 404 404 404 404',
  'POST /reflections/:slug/case': 'sign-in on 404 403 403 403',
  'POST /reflections/:slug/case/withdrawal': 'sign-in on 404 404 404 404',
  // Cases are for those who learn or answer; what waits is its readers'. An admin is neither.
  'GET /cases': 'sign-in 200 200 200 200 403',
  'GET /case-reviews': 'sign-in 403 403 200 200 403',
  'POST /case-reviews/:id': 'sign-in 403 403 404 on 403',
  // The link in a mail: whoever holds it answers, once, and reads nothing.
  'GET /outcomes/:secret': '200 200 200 200 200 200',
  'POST /outcomes/:secret': '200 200 200 200 200 200',

  // A track's page has no id in its address: every learner is at their own.
  'GET /tracks/:track': 'sign-in 200 200 403 403 403',
  // Her certificate has no id in its address either, and stays hers.
  'POST /tracks/:track/certificate': 'sign-in on 404 403 403 403',
  'GET /tracks/:track/certificate': 'sign-in 200 404 404 404 404',
  'GET /tracks/:track/certificate.pdf': 'sign-in 200 404 404 404 404',
  'GET /tracks/:track/certificate/badge': 'sign-in 200 404 404 404 404',
  // Whoever has its code may check it, and whoever has a badge may check that.
  'GET /verify/:code': '200 200 200 200 200 200',
  'GET /verify/:code/status': '200 200 200 200 200 200',
  'GET /badges/issuer': '200 200 200 200 200 200',
  'GET /badges/achievements/:track': '200 200 200 200 200 200',
  'GET /badges/keys/:key': '200 200 200 200 200 200',
  'GET /.well-known/jwks.json': '200 200 200 200 200 200',
  // Ending one is the admin's, and so is the word that another may be made.
  'GET /people/:personId/certificates': adminGets('200'),
  'POST /people/:personId/certificates/:track/withdrawal': adminGets('on'),
  'POST /people/:personId/certificates/:track/permission': adminGets('on'),
  // What was passed on is its learner's; the list of those who answer has what they were named on.
  'GET /hand-ons': 'sign-in 200 200 200 200 200',
  'GET /hand-ons/new': 'sign-in 200 200 403 403 403',
  'POST /hand-ons': 'sign-in on on 403 403 403',
  'GET /hand-ons/:id': 'sign-in 200 404 404 404 404',
  'POST /hand-ons/:id/links': 'sign-in 200 404 403 403 403',
  'GET /passed-on': 'sign-in 403 403 200 200 403',
  // The link of the other person: the learner's own browser is refused, everybody else let through.
  'GET /passed-on/:secret': '200 403 200 200 200 200',
  'POST /passed-on/:secret': 'on 403 on on on on',
  'POST /passed-on/:secret/withdrawal': 'on 403 on on on on',

  // Reviews are an area of instructors, and each round is its readers' alone. An admin is no reader.
  'GET /reviews': 'sign-in 403 403 200 200 403',
  // Whose account it is, says who has read her; nothing of hers is shut just now.
  'POST /reviews/confirmations/:personId': 'sign-in 403 403 404 on 403',
  'GET /reviews/next': 'sign-in 403 403 on on 403',
  'GET /reviews/previous': 'sign-in 403 403 on on 403',
  'GET /reviews/:roundId': 'sign-in 403 403 404 200 403',
  'POST /reviews/:roundId/openings': 'sign-in 403 403 404 on 403',
  'POST /reviews/:roundId/actions': 'sign-in 403 403 404 on 403',
  'POST /reviews/:roundId/claims': 'sign-in 403 403 404 on 403',
  'POST /reviews/:roundId/draft': 'sign-in 403 403 404 on 403',
  'POST /reviews/:roundId/replies': 'sign-in 403 403 404 on 403',
  ...expectedOfDesk,
  // A reply of hers to undo, her learner's word to close, and words of her own to change.
  'POST /reviews/:roundId/undo': 'sign-in 403 403 404 on 403',
  'POST /reviews/:roundId/no-answer': 'sign-in 403 403 404 on 403',
  'POST /reviews/:roundId/corrections': 'sign-in 403 403 404 on 403',

  // What a learner told is written down by the instructors of their cohort, and answered by that learner alone.
  'GET /dictations': 'sign-in 403 403 200 200 403',
  'GET /dictations/:personId/:slug': 'sign-in 403 403 404 200 403',
  'POST /dictations/:personId/:slug/draft': 'sign-in 403 403 404 on 403',
  'POST /dictations/:personId/:slug': 'sign-in 403 403 404 on 403',
  'POST /reflections/:slug/dictations/:id': 'sign-in on 404 403 403 403',

  // Sentences kept for replies are each instructor's own; those of the address are her instructor's.
  'GET /snippets': 'sign-in 403 403 200 200 403',
  'POST /snippets': 'sign-in 403 403 on on 403',
  'POST /snippets/:id': 'sign-in 403 403 404 on 403',
  // There is nothing of another's to remove, and what is not there is gone.
  'POST /snippets/:id/removal': 'sign-in 403 403 on on 403',

  ...expectedOfCohorts,
};
