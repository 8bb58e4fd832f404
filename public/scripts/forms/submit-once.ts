const enabledButtonsOf = (form: HTMLFormElement): HTMLButtonElement[] =>
  [...form.elements].filter(
    (element) => element instanceof HTMLButtonElement && !element.disabled,
  ) as HTMLButtonElement[];

/** `<form data-once>`: a second press does nothing. The server holds the same rule; this spares the wait. */
export const submitOnce = (page: Document): void => {
  for (const form of page.querySelectorAll<HTMLFormElement>('form[data-once]')) {
    let isSent = false;
    let buttons: HTMLButtonElement[] = [];
    form.addEventListener('submit', (event) => {
      if (event.defaultPrevented) return;
      if (isSent) {
        event.preventDefault();
        return;
      }
      isSent = true;
      // Later: a disabled button would not be part of what is posted.
      setTimeout(() => {
        buttons = enabledButtonsOf(form);
        for (const button of buttons) button.disabled = true;
      });
    });
    // Back at the page as it was left.
    window.addEventListener('pageshow', ({ persisted }) => {
      if (!persisted) return;
      isSent = false;
      for (const button of buttons) button.disabled = false;
    });
  }
};
