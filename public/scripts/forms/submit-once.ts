const buttonsOf = (form: HTMLFormElement): HTMLButtonElement[] =>
  [...form.elements].filter((element) => element instanceof HTMLButtonElement);

/** `<form data-once>`: a second press does nothing. The server holds the same rule; this spares the wait. */
export const submitOnce = (page: Document): void => {
  for (const form of page.querySelectorAll<HTMLFormElement>('form[data-once]')) {
    let isSent = false;
    form.addEventListener('submit', (event) => {
      if (event.defaultPrevented) return;
      if (isSent) event.preventDefault();
      isSent = true;
      // Later: a disabled button would not be part of what is posted.
      setTimeout(() => buttonsOf(form).forEach((button) => (button.disabled = true)));
    });
    window.addEventListener('pageshow', () => {
      isSent = false;
      buttonsOf(form).forEach((button) => (button.disabled = false));
    });
  }
};
