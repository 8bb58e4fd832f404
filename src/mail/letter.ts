import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ejs from 'ejs';
import type { Letter } from './mail.js';

/** What a letter says, in the words of the catalogue; the same for its plain and its HTML form. */
export interface LetterView {
  lang: string;
  subject: string;
  greeting: string;
  paragraphs: readonly string[];
  /** The one thing to do. */
  link: { href: string; label: string };
  closing: readonly string[];
}

const file = fileURLToPath(new URL('../../views/mails/letter.ejs', import.meta.url));

const compile = (): ((view: LetterView) => string) => {
  const render = ejs.compile(readFileSync(file, 'utf8'), {
    filename: file,
    strict: true,
    localsName: 'locals',
    destructuredLocals: ['view'],
  });
  return (view) => render({ view });
};

const plain = ({ greeting, paragraphs, link, closing }: LetterView): string =>
  [greeting, ...paragraphs, `${link.label}:\n${link.href}`, ...closing].join('\n\n') + '\n';

/** Prints letters: one template for all of them, so that a mail from the course always looks like one. */
export const createLetterPrinter = (): ((to: Letter['to'], view: LetterView) => Letter) => {
  const html = compile();
  return (to, view) => ({ to, subject: view.subject, text: plain(view), html: html(view) });
};
