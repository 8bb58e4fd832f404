/** Text that the server has not confirmed yet. */
export interface LocalCopy {
  text: string;
  /** What the server had when this was written. */
  base: string;
  /** It was part of a submission of a form that had been emptied so often. */
  submitted?: string;
}

export interface LocalCopies {
  /** The prompts of this form that there are copies for. */
  prompts(): string[];
  read(prompt: string): LocalCopy | null;
  keep(prompt: string, copy: LocalCopy): void;
  forget(prompt: string): void;
}

const start = 'draft:';

const nowhere: LocalCopies = {
  prompts: () => [],
  read: () => null,
  keep: () => undefined,
  forget: () => undefined,
};

const forgetAll = (): void => {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(start)) localStorage.removeItem(key);
  }
};

/** A full or forbidden storage must not stop anyone from writing: the server has the text. */
const quietly = <T>(act: () => T, otherwise: T): T => {
  try {
    return act();
  } catch {
    return otherwise;
  }
};

const isCopy = (value: unknown): value is LocalCopy =>
  typeof value === 'object' && value !== null && 'text' in value && 'base' in value;

const parse = (stored: string | null): LocalCopy | null => {
  const value: unknown = JSON.parse(stored ?? 'null');
  return isCopy(value) ? value : null;
};

/**
 * Copies kept in this browser, per person and form, and only on the person's own device: a shared one keeps nobody's
 * words, and those of an earlier visit go.
 */
export const localCopiesOf = (form: HTMLFormElement): LocalCopies => {
  const { device, person } = document.body.dataset;
  if (device !== 'own' || !person) {
    quietly(forgetAll, undefined);
    return nowhere;
  }
  const keyOf = (prompt: string): string =>
    `${start}${person}:${form.dataset.autosaveForm ?? form.dataset.autosave ?? ''}:${prompt}`;
  const keys = (): string[] => Object.keys(localStorage).filter((key) => key.startsWith(keyOf('')));
  return {
    prompts: () => quietly(() => keys().map((key) => key.slice(keyOf('').length)), []),
    read: (prompt) => quietly(() => parse(localStorage.getItem(keyOf(prompt))), null),
    keep: (prompt, copy) =>
      quietly(() => localStorage.setItem(keyOf(prompt), JSON.stringify(copy)), undefined),
    forget: (prompt) => quietly(() => localStorage.removeItem(keyOf(prompt)), undefined),
  };
};
