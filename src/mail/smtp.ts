import { hashOf } from '../platform/ids.js';
import type { Letter } from './mail.js';

/** Hands a letter to the mail server; done means that the server has taken it over. Throws what went wrong. */
export interface MailServer {
  deliver(key: string, letter: Letter): Promise<void>;
}

// eslint-disable-next-line no-control-regex -- these would begin another header
const control = /[\u0000-\u001f\u007f]+/g;
const oneAddress = /^[^\s,;:<>"()]+@[^\s,;:<>"()@]+$/;

const oneLine = (text: string): string => text.replace(control, ' ').trim();

const recipient = ({ name, address }: Letter['to']): Letter['to'] => {
  if (!oneAddress.test(address)) throw new Error('not one plain address');
  return { name: oneLine(name), address };
};

/** Loads what sends mail with the first letter: many an install has no mail server. */
const open = async (url: string) => {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
};

/**
 * Sends by the server at `url`. A letter keeps its Message-ID over all tries: should one go out twice, because the
 * process died between the server's yes and our note of it, mail programs can see that it is the same.
 */
export const createMailServer = ({ url, from }: { url: string; from: string }): MailServer => {
  let opened: ReturnType<typeof open> | null = null;
  const transport = () => (opened ??= open(url));
  const host = from.slice(from.lastIndexOf('@') + 1).replace(/[>\s]/g, '');
  return {
    async deliver(key, { to, subject, text, html }) {
      const messageId = `<${hashOf(key)}@${host}>`;
      const server = await transport();
      await server.sendMail({
        from,
        to: recipient(to),
        subject: oneLine(subject),
        text,
        html,
        messageId,
      });
    },
  };
};

/** What a failure is called in the outbox: the server's number or the network's code, never a sentence with an address in it. */
export const problemOf = (error: unknown): string => {
  const { responseCode, code } = (error ?? {}) as { responseCode?: unknown; code?: unknown };
  if (typeof responseCode === 'number') return String(responseCode);
  return typeof code === 'string' ? code : 'unknown';
};

/** Whether the server said that trying again is of no use. */
export const isFinal = (problem: string): boolean => /^5\d\d$/.test(problem);
