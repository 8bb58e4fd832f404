import type { Words } from '../platform/words.js';
import type { Problem } from '../web/problems.js';
import type { Reply } from '../web/reply.js';
import type { Doors, Entered, LinkState } from './doors.service.js';
import { closedLinkPage, closedLinkView } from './link.view-model.js';
import type { Person } from './person.js';
import type { TokenPurpose } from './token.js';

type Closed = Exclude<LinkState, { state: 'open' }>;

const statusOf = { used: 410, expired: 410, unknown: 404 } as const;

export const showClosed = (t: Words, purpose: TokenPurpose, { state }: Closed): Reply =>
  closedLinkPage(closedLinkView(t, purpose, state), { status: statusOf[state] });

/** An open link of a person, with what they sign in with. */
export interface OwnLink {
  person: Person;
  login: string;
  mintedBy: string | null;
}

export const lookAtOwn = async (
  doors: Doors,
  purpose: TokenPurpose,
  secret: string,
): Promise<OwnLink | Closed> => {
  const found = await doors.look(purpose, secret);
  if (found.state !== 'open') return found;
  const { person, login, mintedBy } = found;
  return person ? { person, login, mintedBy } : { state: 'unknown' };
};

/** After a form was sent: the person is in, or sees what is to be mended, or the link as it is now. */
export const afterUse = (
  entered: Entered,
  ways: {
    enter: (person: Person) => Promise<Reply>;
    again: (problems: readonly Problem[]) => Promise<Reply>;
  },
): Promise<Reply> => {
  if ('person' in entered) return ways.enter(entered.person);
  return ways.again('problem' in entered ? [entered.problem] : []);
};
