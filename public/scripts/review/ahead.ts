/** What is told of the item ahead: where it is, and whose. */
interface Ahead {
  href: string;
  label: string;
}

const isAhead = (value: unknown): value is Ahead =>
  typeof value === 'object' && value !== null && 'href' in value && 'label' in value;

const ask = async (link: HTMLAnchorElement): Promise<void> => {
  const response = await fetch(link.href, { headers: { Accept: 'application/json' } });
  const ahead: unknown = response.ok ? await response.json() : null;
  if (!isAhead(ahead)) return;
  link.href = ahead.href;
  link.textContent = ahead.label;
};

/** `<a data-ahead>`: looked up while the page is read, so that it leads straight on and says to whom; no text of it is fetched. */
export const lookAhead = (page: Document): void => {
  const link = page.querySelector<HTMLAnchorElement>('a[data-ahead]');
  // The link works as it is, so a look-up that does not arrive is missed by nobody.
  if (link) ask(link).catch(() => undefined);
};
