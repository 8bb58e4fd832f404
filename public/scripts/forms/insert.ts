const insertAtCaret = (box: HTMLTextAreaElement, text: string): void => {
  const before = box.value.slice(0, box.selectionStart);
  const gap = before === '' || /\s$/.test(before) ? '' : ' ';
  box.setRangeText(gap + text, box.selectionStart, box.selectionEnd, 'end');
  box.dispatchEvent(new Event('input', { bubbles: true }));
  box.focus();
};

const sayWhetherIn = (button: HTMLButtonElement, box: HTMLTextAreaElement): void => {
  const said = button.querySelector<HTMLElement>('[data-is-in]');
  if (said) said.hidden = !box.value.includes(button.value);
};

/**
 * `<button data-insert="#box" value="…">` puts its value, to be edited, where the caret is. Without script the same button
 * sends the form, which comes back with the words put in behind what is there.
 */
export const insertWords = (page: Document): void => {
  for (const button of page.querySelectorAll<HTMLButtonElement>('button[data-insert]')) {
    const box = page.querySelector<HTMLTextAreaElement>(button.dataset.insert ?? '');
    if (!box) continue;
    box.addEventListener('input', () => sayWhetherIn(button, box));
    button.addEventListener('click', (event) => {
      event.preventDefault();
      insertAtCaret(box, button.value);
    });
  }
};
