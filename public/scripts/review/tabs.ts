type Part = 'work' | 'reply';

const partOf = (hash: string): Part => (hash === '#reply' ? 'reply' : 'work');

/** On a narrow screen the work and the reply take turns, and each keeps its place. */
export const showTabs = (page: Document): void => {
  const review = page.querySelector<HTMLElement>('.review');
  const links = [...page.querySelectorAll<HTMLAnchorElement>('.review-tabs a')];
  if (!review || links.length === 0) return;
  const places: Partial<Record<Part, number>> = {};
  let shown: Part | undefined;

  const show = (part: Part): void => {
    if (shown) places[shown] = window.scrollY;
    shown = part;
    review.dataset.showing = part;
    for (const link of links) {
      if (partOf(link.hash) === part) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  };

  for (const link of links) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      const part = partOf(link.hash);
      show(part);
      window.scrollTo({ top: places[part] ?? 0 });
    });
  }
  // A reply that came back with something to mend is what this visit is about.
  show(review.querySelector('#reply .error') ? 'reply' : partOf(window.location.hash));
};
