const storedAt = 'single-keys';

/** Kept for this browser: somebody who dictates must be able to turn single keys off for good. */
const areOff = (): boolean => {
  try {
    return localStorage.getItem(storedAt) === 'off';
  } catch {
    return false;
  }
};

const turn = (value: 'off' | 'on'): void => {
  try {
    localStorage.setItem(storedAt, value);
  } catch {
    // A browser that keeps nothing keeps them on.
  }
};

const isWritten = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches('textarea, select, [contenteditable], input:not([type=radio], [type=checkbox])');

/** From row to row; from none to the first or the last. */
const walkRows = (page: Document, step: 1 | -1): void => {
  const rows = [...page.querySelectorAll<HTMLElement>('a[data-row]')];
  const at = rows.indexOf(page.activeElement as HTMLElement);
  const next = at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step;
  rows[Math.max(0, Math.min(next, rows.length - 1))]?.focus();
};

const walk = (page: Document, key: 'j' | 'k'): void => {
  const way = page.querySelector<HTMLAnchorElement>(`a[data-key="${key}"]`);
  if (way) way.click();
  else walkRows(page, key === 'j' ? 1 : -1);
};

/** On a narrow screen the reply stands behind its tab. */
const toReply = (page: Document): void => {
  page.querySelector<HTMLElement>('.review-tabs a[href="#reply"]')?.click();
  page.querySelector<HTMLElement>('#reply-text')?.focus();
};

const toggleHelp = (page: Document): void => {
  const help = page.querySelector<HTMLDetailsElement>('details[data-keys]');
  if (!help) return;
  help.open = !help.open;
  if (help.open) page.getElementById('keys')?.focus();
  else page.querySelector<HTMLElement>('h1')?.focus();
};

const press = (page: Document, selector: string): void =>
  page.querySelector<HTMLButtonElement>(selector)?.click();

/** Only the one whose answer has words selected acts; it is shown a moment after they are, too late for quick hands. */
const comment = (page: Document): void => {
  for (const button of page.querySelectorAll<HTMLButtonElement>('[data-comment]')) button.click();
};

const act = (page: Document, key: string): boolean => {
  if (key === 'j' || key === 'k') walk(page, key);
  else if (key === 'r') toReply(page);
  else if (key === 'c') comment(page);
  else if (key === '?') toggleHelp(page);
  else if (/^[1-9]$/.test(key)) press(page, `button[data-key="${key}"]`);
  else return false;
  return true;
};

const withModifier = (page: Document, event: KeyboardEvent): void => {
  const form = page.querySelector<HTMLFormElement>('#reply-form');
  const isOurs = event.target instanceof HTMLElement && event.target.closest('.review');
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !form || !isOurs) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector<HTMLButtonElement>('[data-send]'));
};

/** The switch that turns single keys off and on. */
const showSwitch = (page: Document): void => {
  const button = page.querySelector<HTMLButtonElement>('[data-keys-switch]');
  const words = button?.closest<HTMLElement>('[data-keys]')?.dataset;
  if (!button || !words) return;
  const say = (): void => void (button.textContent = (areOff() ? words.on : words.off) ?? '');
  button.hidden = false;
  button.addEventListener('click', () => {
    turn(areOff() ? 'on' : 'off');
    say();
  });
  say();
};

/** Where a page explains keys (`details[data-keys]`), they work: single ones while nobody writes, Ctrl+Enter always. */
export const listenToKeys = (page: Document): void => {
  if (!page.querySelector('[data-keys]')) return;
  showSwitch(page);
  page.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return withModifier(page, event);
    if (event.defaultPrevented || areOff()) return;
    if (event.key === 'Escape' && isWritten(event.target)) page.getElementById('item')?.focus();
    else if (!isWritten(event.target) && act(page, event.key)) event.preventDefault();
  });
};
