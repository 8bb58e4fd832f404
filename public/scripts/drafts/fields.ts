import type { LocalCopies } from './local-copies.js';

export type Field = HTMLTextAreaElement;

const isDraftField = (element: unknown): element is Field =>
  element instanceof HTMLTextAreaElement && element.dataset.prompt !== undefined;

export const promptOf = (field: Field): string => field.dataset.prompt ?? '';

/** The server stores text in this form; a comparison must not stumble over it. */
const plain = (text: string): string => text.replaceAll('\r\n', '\n').normalize('NFC');

export const isSameText = (one: string, other: string): boolean => plain(one) === plain(other);

/**
 * The boxes of a form, and which of them hold text that the server has not confirmed. What it has is kept in each
 * box's `defaultValue`, as the page brought it.
 */
export const createFields = (form: HTMLFormElement, copies: LocalCopies) => {
  const changed = new Set<Field>();

  const keep = (field: Field, submitted?: string): void =>
    copies.keep(promptOf(field), {
      text: field.value,
      base: field.defaultValue,
      ...(submitted !== undefined && { submitted }),
    });

  return {
    all: [...form.elements].filter(isDraftField),
    /** Also of boxes that were added since. */
    has: (target: unknown): target is Field => isDraftField(target) && target.form === form,
    next: (): Field | undefined => [...changed][0],
    hasChanged: (): boolean => changed.size > 0,
    change(field: Field): void {
      changed.add(field);
      keep(field);
    },
    /** The server has `text` now; the person may have written on meanwhile. */
    confirm(field: Field, text: string): void {
      field.defaultValue = text;
      if (field.value !== text) keep(field);
      else if (changed.delete(field)) copies.forget(promptOf(field));
    },
    submit(): void {
      for (const field of changed) keep(field, form.dataset.emptied ?? '');
    },
  };
};

export type Fields = ReturnType<typeof createFields>;
