/** `<button data-copy="#field" data-copied="Copied" hidden>`: shown only where it can work. */
export const copyLinks = (page: Document): void => {
  for (const button of page.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
    const field = page.querySelector<HTMLInputElement>(button.dataset.copy ?? '');
    if (!field) continue;
    button.hidden = false;
    field.addEventListener('focus', () => field.select());
    button.addEventListener('click', () => {
      field.select();
      navigator.clipboard.writeText(field.value).then(
        () => (button.textContent = button.dataset.copied ?? ''),
        // Without the permission the text is selected, ready to be copied by hand.
        () => field.focus(),
      );
    });
  }
};
