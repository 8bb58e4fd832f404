const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** The words of rendered course text, without its marks. */
export const plainWords = (html: string): string =>
  html
    .replace(/<[^>]+>/g, '')
    .replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity);

/** The words of several paragraphs as one line. */
export const plainLine = (html: string): string =>
  plainWords(
    html
      .replace(/<\/h\d>/g, ': ')
      .replace(/<\/(?:p|li|blockquote|footer|td|th|pre)>|<br \/>/g, ' '),
  )
    .replace(/\s+/g, ' ')
    .trim();
