import { type Field, type Fields, isSameText, promptOf } from './fields.js';
import type { Notices } from './notices.js';
import { type Conflict, type Outcome, type Save, sendSave } from './send.js';

const firstRetry = 3_000;
const longestRetry = 30_000;

/**
 * `failing` is tried again. After `refused` (a conflict, nobody signed in, a text that is too long) and `handed-over` (the form was
 * submitted) nothing is saved any more.
 */
export type State = 'open' | 'failing' | 'refused' | 'handed-over';

export interface DraftParts {
  form: HTMLFormElement;
  fields: Fields;
  notices: Notices;
}

/** The revision stands in the form, so that submitting it names the last one too. */
const revisionOf = (form: HTMLFormElement) => {
  let rev = Number(form.dataset.rev ?? 0);
  return {
    current: () => rev,
    moveTo(next: number): void {
      rev = next;
      const hidden = form.elements.namedItem('rev');
      if (hidden instanceof HTMLInputElement) hidden.value = String(next);
    },
  };
};

/** A refusal may be the echo of a save of ours whose answer was lost: then it is that answer. */
const isEcho = (conflict: Conflict, save: Save, unanswered: readonly Save[]): boolean =>
  conflict.rev === save.rev + 1 &&
  [save, ...unanswered].some(
    (sent) => sent.prompt === save.prompt && isSameText(sent.text, conflict.text),
  );

/** One form's draft: saves one prompt after the other, each on the revision that the one before has made. */
export const createDraft = ({ form, fields, notices }: DraftParts) => {
  const revision = revisionOf(form);
  let unanswered: Save[] = [];
  let state: State = 'open';
  let retryIn = firstRetry;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;

  const goesOn = (): boolean => state === 'open' || state === 'failing';

  const plan = (delay: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), delay);
  };

  const stop = (words: string | undefined): void => {
    if (goesOn()) state = 'refused';
    notices.say(words);
  };

  const accept = (field: Field, save: Save, rev: number): void => {
    revision.moveTo(rev);
    fields.confirm(field, save.text);
    unanswered = [];
    retryIn = firstRetry;
    if (state === 'failing') state = 'open';
  };

  const tryLater = (save: Save): void => {
    unanswered.push(save);
    if (state === 'open') state = 'failing';
    notices.say(form.dataset.retrying);
    plan(retryIn);
    retryIn = Math.min(retryIn * 2, longestRetry);
  };

  const meet = (field: Field, save: Save, conflict: Conflict): void => {
    if (isEcho(conflict, save, unanswered)) {
      // Sent once more, on the revision it made itself: that answer says when it was saved.
      revision.moveTo(conflict.rev);
      unanswered = [];
      return;
    }
    stop(form.dataset.conflict);
    notices.showBoth(field, { message: conflict.message, mine: save.text, theirs: conflict.text });
  };

  const settle = (field: Field, save: Save, outcome: Outcome): void => {
    if (outcome.kind === 'later') tryLater(save);
    else if (outcome.kind === 'signed-out') stop(form.dataset.signedOut);
    else if (outcome.kind === 'refused') stop(outcome.message || form.dataset.retrying);
    else if (outcome.kind === 'conflict') meet(field, save, outcome);
    else {
      accept(field, save, outcome.rev);
      notices.say(form.dataset.saved?.replace('{time}', outcome.time));
    }
  };

  const saveAll = async (): Promise<void> => {
    for (let field = fields.next(); field && goesOn(); field = fields.next()) {
      const save = { prompt: promptOf(field), text: field.value, rev: revision.current() };
      const outcome = await sendSave(form, save);
      settle(field, save, outcome);
      if (outcome.kind === 'later') return;
    }
  };

  /** Saves what has changed; resolves when that is done or has to wait. */
  const flush = (): Promise<void> => {
    clearTimeout(timer);
    running ??= saveAll().finally(() => (running = null));
    return running;
  };

  return {
    flush,
    /** The person typed, or an earlier text was put back. */
    touch(field: Field, delay: number): void {
      fields.change(field);
      if (state === 'open') plan(delay);
    },
    isRunning: () => running !== null,
    state: () => state,
    /** Back at the page as it was left. Where the submission did arrive, the next save is refused and says so. */
    resume(): void {
      if (state === 'handed-over') state = 'open';
    },
    /** From now on the form itself carries the text. */
    handOver(): void {
      state = 'handed-over';
      clearTimeout(timer);
      fields.submit();
    },
  };
};

export type Draft = ReturnType<typeof createDraft>;
