import { connections } from './load.mjs';
import { asking } from './requests.mjs';

/** A page that is printed for each request. */
export const page = (path) => ({
  shows: path,
  requestsOf: (learner) => [asking(learner, path)],
  // The learner's own page, and nobody else's, however many are read together.
  isAnswer: (learner, { status, body }) =>
    status === 200 && body.includes(`data-person="${learner.id}"`),
});

/** A page that the browser has already, and that has not changed. */
export const unchanged = (path) => {
  const revisions = new Map();
  const visit = async (origin, learner) => {
    const response = await fetch(origin + path, { headers: asking(learner, path).headers });
    await response.arrayBuffer();
    revisions.set(learner.id, response.headers.get('etag') ?? '');
  };
  return {
    shows: path,
    requestsOf: (learner) => [
      asking(learner, path, { 'if-none-match': revisions.get(learner.id) ?? '' }),
    ],
    isAnswer: (_learner, { status, body }) => status === 304 && body === '',
    async prepare({ origin }, learners) {
      const left = learners.filter(({ id }) => !revisions.has(id));
      while (left.length > 0)
        await Promise.all(left.splice(0, connections).map((learner) => visit(origin, learner)));
    },
  };
};
