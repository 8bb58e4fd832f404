import type { Draft } from './draft.js';
import { type Field, type Fields, isSameText, promptOf } from './fields.js';
import type { LocalCopies, LocalCopy } from './local-copies.js';
import type { Notices } from './notices.js';

interface RestoreParts {
  fields: Fields;
  copies: LocalCopies;
  notices: Notices;
  draft: Draft;
  /** Said when the text was changed elsewhere meanwhile. */
  conflict: string;
}

type Fate = 'arrived' | 'missing' | 'overtaken';

const fateOf = (copy: LocalCopy, { defaultValue: theirs, form }: Field): Fate => {
  const isSubmitted = copy.submitted !== undefined;
  if (isSameText(copy.text, theirs)) return 'arrived';
  // An empty box of the form that comes next is not one that the submission has not reached.
  if (isSubmitted && copy.submitted !== (form?.dataset.emptied ?? '')) return 'arrived';
  if (isSameText(copy.base, theirs)) return 'missing';
  return isSubmitted ? 'arrived' : 'overtaken';
};

const restore = (field: Field, copy: LocalCopy, parts: RestoreParts): void => {
  const fate = fateOf(copy, field);
  if (fate === 'arrived') parts.copies.forget(promptOf(field));
  if (fate === 'missing') {
    field.value = copy.text;
    parts.notices.showRestored(field);
  }
  if (fate === 'overtaken') {
    parts.notices.showBoth(field, {
      message: parts.conflict,
      mine: copy.text,
      theirs: field.defaultValue,
    });
  }
};

/**
 * Puts back what this device kept because the server had not confirmed it. Text that is in a box but not on the server
 * (the browser put it back itself, or the page says so with `data-unsaved`) is saved as if it had just been typed.
 */
export const restoreTexts = (parts: RestoreParts): void => {
  for (const field of parts.fields.all) {
    const copy = parts.copies.read(promptOf(field));
    if (copy && field.dataset.unsaved === undefined) restore(field, copy, parts);
    if (field.value !== field.defaultValue || field.dataset.unsaved !== undefined) {
      parts.draft.touch(field, 0);
    }
  }
};
