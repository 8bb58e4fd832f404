import { basename } from 'node:path/posix';
import sanitizeHtml from 'sanitize-html';
import type { Pictures } from './course-files.js';

const policy: sanitizeHtml.IOptions = {
  allowedTags: [
    ...[
      'p',
      'br',
      'strong',
      'em',
      'del',
      'code',
      'pre',
      'blockquote',
      'ul',
      'ol',
      'li',
      'a',
      'h2',
      'h3',
      'h4',
      'hr',
    ],
    ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'img'],
  ],
  // No id, class, style or name from an author: they could shadow the page's own elements or lie over them.
  allowedAttributes: {
    a: ['href', 'rel'],
    th: ['align'],
    td: ['align'],
    img: ['src', 'alt'],
    ol: ['start'],
  },
  allowedClasses: { code: ['language-*'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowedSchemesByTag: { img: [] },
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  transformTags: {
    a: (tagName, { href = '' }) => ({
      tagName,
      attribs: /^https?:/i.test(href) ? { href, rel: 'nofollow noopener ugc' } : { href },
    }),
  },
};

export interface Additions {
  /** The id of each heading in order; '' for none. */
  ids: readonly string[];
  pictures: Pictures;
}

/** Lets only the listed tags through, then adds what is ours: ids of headings, sizes of pictures, the end of a quotation. */
export function sanitised(html: string, { ids, pictures }: Additions): string {
  const next = ids[Symbol.iterator]();
  return sanitizeHtml(html, policy)
    .replace(/<(h[2-4])>/g, (tag, name: string) => {
      const id: string = next.next().value ?? '';
      return id === '' ? tag : `<${name} id="${id}">`;
    })
    .replace(
      /<img src="([^"]*)"/g,
      (tag, src: string) => `${tag}${pictures.get(decodeURIComponent(basename(src)))?.size ?? ''}`,
    )
    .replace(
      /<p>(—[^<]*(?:<em>[^<]*<\/em>[^<]*)?)<\/p>\s*<\/blockquote>/g,
      '<footer>$1</footer></blockquote>',
    );
}
