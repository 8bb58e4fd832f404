/** Proposes the time zone of the browser where the page asks for one. */
export const chooseBrowserZone = (page: Document): void => {
  const select = page.querySelector<HTMLSelectElement>('select[data-browser-zone]');
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (select && [...select.options].some(({ value }) => value === zone)) select.value = zone;
};
