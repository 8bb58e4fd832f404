const insertAtCaret = (box: HTMLTextAreaElement, text: string): void => {
  const before = box.value.slice(0, box.selectionStart);
  const gap = before === '' || /\s$/.test(before) ? '' : ' ';
  box.setRangeText(gap + text, box.selectionStart, box.selectionEnd, 'end');
  box.dispatchEvent(new Event('input', { bubbles: true }));
  box.focus();
};

/** `<button type="button" data-insert="#box" data-text="…" hidden>` puts its text, to be edited, where the caret is. */
export const insertSnippets = (page: Document): void => {
  for (const button of page.querySelectorAll<HTMLButtonElement>('button[data-insert]')) {
    const box = page.querySelector<HTMLTextAreaElement>(button.dataset.insert ?? '');
    if (!box) continue;
    button.hidden = false;
    button.addEventListener('click', () => insertAtCaret(box, button.dataset.text ?? ''));
  }
};
