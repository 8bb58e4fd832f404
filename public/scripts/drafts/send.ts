export interface Save {
  prompt: string;
  text: string;
  rev: number;
}

export interface Conflict {
  kind: 'conflict';
  rev: number;
  /** What the server has. */
  text: string;
  message: string;
}

/** What came of a save. `later`: nobody knows, so it is tried again. */
export type Outcome =
  | { kind: 'saved'; rev: number; time: string }
  | Conflict
  | { kind: 'signed-out' }
  | { kind: 'refused'; message: string }
  | { kind: 'later' };

/** Browsers refuse bodies above 64 KiB for requests that outlive the page. */
const longestKeptAlive = 60_000;

const valueOf = (form: HTMLFormElement, name: string): string => {
  const field = form.elements.namedItem(name);
  return field instanceof HTMLInputElement ? field.value : '';
};

const bodyOf = (form: HTMLFormElement, save: Save): string =>
  new URLSearchParams({
    _csrf: valueOf(form, '_csrf'),
    // The key of the page: handing in the same page is then no conflict with its own saves.
    _key: valueOf(form, '_key'),
    rev: String(save.rev),
    prompt: save.prompt,
    text: save.text,
  }).toString();

const fieldsOf = async (response: Response): Promise<Record<string, unknown>> =>
  Object.assign({}, await response.json()) as Record<string, unknown>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Statuses of a refusal that will not change by asking again. */
const isFinal = (status: number): boolean => [400, 404, 410, 413, 415, 422].includes(status);

const outcomeOf = async (response: Response): Promise<Outcome> => {
  // A redirect leads to signing in; following it would read a page as an answer.
  if (response.type === 'opaqueredirect' || response.status === 401 || response.status === 403) {
    return { kind: 'signed-out' };
  }
  if (!response.ok && response.status !== 409 && !isFinal(response.status))
    return { kind: 'later' };
  const fields = await fieldsOf(response);
  const message = text(fields.message);
  const rev = Number(fields.rev);
  if (response.ok) return { kind: 'saved', rev, time: text(fields.savedAtText) };
  if (response.status !== 409) return { kind: 'refused', message };
  return { kind: 'conflict', rev, text: text(fields.text), message };
};

/** Posts one prompt's text. Never throws. */
export const sendSave = async (form: HTMLFormElement, save: Save): Promise<Outcome> => {
  const body = bodyOf(form, save);
  try {
    const response = await fetch(form.dataset.autosave ?? '', {
      method: 'POST',
      headers: {
        Accept: 'application/json',
        'Content-Type': 'application/x-www-form-urlencoded;charset=UTF-8',
      },
      body,
      redirect: 'manual',
      keepalive: body.length < longestKeptAlive,
      signal: AbortSignal.timeout(20_000),
    });
    return await outcomeOf(response);
  } catch {
    return { kind: 'later' };
  }
};
