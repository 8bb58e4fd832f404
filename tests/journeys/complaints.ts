import type { ConsoleMessage, Page, Response } from 'playwright-core';

export interface Watch {
  readonly who: string;
  /** Statuses that a page may answer with. */
  readonly expected: readonly number[];
  /** Where complaints go. */
  readonly complaints: string[];
}

const isPolicy = (text: string): boolean => /Content Security|Trusted ?Type/i.test(text);

/** The browser writes each refused answer into its console as well; those are judged by their status. */
const isStatus = (text: string): boolean => text.startsWith('Failed to load resource');

const isComplaint = (message: ConsoleMessage): boolean => {
  const text = message.text();
  return isPolicy(text) || (message.type() === 'error' && !isStatus(text));
};

/** Collects what the browser complains about: faults of scripts, the content policy, answers nobody expects. */
export const watch = (page: Page, { who, expected, complaints }: Watch): void => {
  const complain = (about: string): void => void complaints.push(`${who}'s browser: ${about}`);
  page.on('pageerror', ({ message }) => complain(message));
  page.on('console', (message) => {
    if (isComplaint(message)) complain(message.text());
  });
  page.on('response', (response: Response) => {
    const status = response.status();
    if (status < 400 || expected.includes(status)) return;
    complain(`${status} on ${response.request().method()} ${new URL(response.url()).pathname}`);
  });
  // Where a draft cannot be saved the page asks before it is left.
  page.on('dialog', (dialog) => void dialog.accept());
};
