/** After a form came back, reading goes on at the list of what to mend. */
export const focusProblems = (page: Document): void => {
  page.querySelector<HTMLElement>('[data-focus]')?.focus();
};
