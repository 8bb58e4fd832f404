import { createDraft, type Draft } from './draft.js';
import { createFields, type Fields } from './fields.js';
import { localCopiesOf } from './local-copies.js';
import { createNotices } from './notices.js';
import { restoreTexts } from './restore.js';

const pause = 1_500;
const patience = 4_000;

interface Writing {
  form: HTMLFormElement;
  fields: Fields;
  draft: Draft;
}

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

const saveWhileWriting = ({ form, fields, draft }: Writing): void => {
  // A box may stand anywhere on the page and belong to the form by its `form` attribute.
  document.addEventListener('input', ({ target }) => {
    if (fields.has(target)) draft.touch(target, pause);
  });
  document.addEventListener('focusout', ({ target, relatedTarget }) => {
    if (!fields.has(target)) return;
    // On the way to a button of this form, the press decides what happens to the text.
    const isButton = relatedTarget instanceof HTMLButtonElement && relatedTarget.form === form;
    if (!isButton) void draft.flush();
  });
};

const saveWhenLeaving = ({ fields, draft }: Writing): void => {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void draft.flush();
  });
  window.addEventListener('pagehide', () => void draft.flush());
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) draft.resume();
  });
  window.addEventListener('online', () => void draft.flush());
  window.addEventListener('beforeunload', (event) => {
    const isStuck = draft.state() === 'failing' || draft.state() === 'refused';
    if (isStuck && fields.hasChanged()) event.preventDefault();
  });
};

/** Something besides the texts waits for the Save button: then the whole form is sent. */
const hasOtherChanges = (form: HTMLFormElement): boolean =>
  [...form.elements].some(
    (element) => element instanceof HTMLInputElement && element.checked !== element.defaultChecked,
  );

const canSaveHere = ({ form, fields, draft }: Writing, submitter: HTMLElement | null): boolean =>
  submitter !== null &&
  submitter.hasAttribute('data-save') &&
  draft.state() === 'open' &&
  fields.hasChanged() &&
  !hasOtherChanges(form);

const saveBySubmitting = (writing: Writing): void => {
  const { form, draft } = writing;
  form.addEventListener('submit', (event) => {
    const { submitter } = event;
    if (canSaveHere(writing, submitter)) {
      event.preventDefault();
      void draft.flush();
      return;
    }
    const isRunning = draft.isRunning();
    draft.handOver();
    if (!isRunning) return;
    // The save on its way makes a new revision; the form must carry that one.
    event.preventDefault();
    void Promise.race([draft.flush(), wait(patience)]).then(() => form.requestSubmit(submitter));
  });
};

/** `<form data-autosave="/address">`: every `[data-prompt]` box in it is saved on the server while it is written. */
export const autosaveDrafts = (page: Document): void => {
  for (const form of page.querySelectorAll<HTMLFormElement>('form[data-autosave]')) {
    const copies = localCopiesOf(form);
    const notices = createNotices(form);
    const fields = createFields(form, copies);
    const draft = createDraft({ form, fields, notices });
    const writing = { form, fields, draft };
    saveWhileWriting(writing);
    saveWhenLeaving(writing);
    saveBySubmitting(writing);
    restoreTexts({ fields, copies, notices, draft, conflict: form.dataset.conflict ?? '' });
  }
};
