// While a row is under load, a section is marked as read and a session is ended, both from another process: the very next
// request of that learner must see each.
import { setTimeout as pause } from 'node:timers/promises';
import { paths } from '../../dist/web/paths.js';
import { asking } from './requests.mjs';

const isRefused = ({ status, headers }) =>
  status === 401 || (status === 303 && (headers.get('location') ?? '').startsWith(paths.signIn()));

const send = ({ origin }, { path, method, headers, body = null }) =>
  fetch(origin + path, { method, headers, body, redirect: 'manual' });

const readMarks = (html) => html.split('class="is-read"').length - 1;

const seesProgress = async (stage, learner) => {
  const { lessons, content } = stage.neighbour.services;
  const { slug, sections } = content.course().lessons.at(-1);
  const page = asking(learner, paths.lesson(slug));
  const first = await send(stage, page);
  const before = readMarks(await first.text());
  const actor = { id: learner.id, learns: learner.cohortId };
  await lessons.markRead(actor, { slug, section: sections.at(-1).id });
  const kept = { ...page.headers, 'if-none-match': first.headers.get('etag') ?? '' };
  const after = await send(stage, { ...page, headers: kept });
  return readMarks(await after.text()) === before + 1;
};

/** Tells in `faults` what was seen too late. */
export const disturb = async (stage, row, { learner, seconds, faults }) => {
  await pause(seconds * 250);
  if (!(await seesProgress(stage, learner))) faults.add('progress was not seen at once');
  await stage.neighbour.services.sessions.endAll(learner.id);
  // Signing in needs no session: there the next page tells.
  const [request] = row.shows === null ? [asking(learner, paths.home())] : row.requestsOf(learner);
  const sent = typeof request === 'function' ? request() : request;
  if (!isRefused(await send(stage, sent))) faults.add('a session that had ended was let in');
};
