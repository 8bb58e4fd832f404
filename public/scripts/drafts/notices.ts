const element = (name: string, className: string, ...children: (string | Node)[]): HTMLElement => {
  const made = document.createElement(name);
  made.className = className;
  made.append(...children);
  return made;
};

const version = (title: string, text: string): HTMLElement =>
  element('section', 'card', element('h3', '', title), element('div', 'written', text));

const linkTo = (href: string, label: string): HTMLElement => {
  const link = element('a', '', label);
  link.setAttribute('href', href);
  return element('p', '', link);
};

export interface BothTexts {
  message: string;
  mine: string;
  theirs: string;
}

/** The words all come from the form's data attributes, so that they stand in the catalogue like any other. */
export const createNotices = (form: HTMLFormElement) => {
  const words = form.dataset;
  const status =
    form.querySelector('[data-autosave-status]') ??
    document.querySelector('[data-autosave-status]');

  const put = (field: HTMLElement, role: string, ...content: Node[]): void => {
    const notice = element('div', 'notice notice-warm', ...content);
    notice.setAttribute('role', role);
    field.after(notice);
  };

  return {
    say(text: string | undefined): void {
      if (status && text && status.textContent !== text) status.textContent = text;
    },
    showRestored: (field: HTMLElement): void =>
      put(field, 'status', element('p', '', words.restored ?? '')),
    /** Both texts one under the other, and the way to the page where the person decides. */
    showBoth(field: HTMLElement, { message, mine, theirs }: BothTexts): void {
      const texts = theirs
        ? [
            element(
              'div',
              'both',
              version(words.conflictMine ?? '', mine),
              version(words.conflictTheirs ?? '', theirs),
            ),
          ]
        : [];
      const way = words.conflictHref
        ? [linkTo(words.conflictHref, words.conflictLink ?? words.conflictHref)]
        : [];
      put(field, 'alert', element('p', '', message || (words.conflict ?? '')), ...texts, ...way);
    },
  };
};

export type Notices = ReturnType<typeof createNotices>;
