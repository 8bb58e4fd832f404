import { randomIds } from '../platform/ids.js';

/**
 * HTML of the course that the pages of many people print, encoded once. A page is put together with a short mark in its
 * place, and gets the bytes when it is sent: most of a lesson is then neither joined nor encoded again for each reader.
 */
interface KeptHtml {
  marks: Map<string, string>;
  bytes: Buffer[];
}

const kept: KeptHtml = { marks: new Map(), bytes: [] };

/** Nobody can write it into a page: it is made anew by each process, and no page shows it. */
const fence = `<!--${randomIds.secret()}-->`;

/** More than a course has; what is beyond is printed as it is. */
const mostKept = 5_000;
/** Shorter ones cost less than the mark. */
const shortest = 300;

/** What a template prints for this HTML. Only for what is the same for everybody: it is kept for good. */
export const keep = (html: string): string => {
  if (html.length < shortest) return html;
  const known = kept.marks.get(html);
  if (known !== undefined || kept.bytes.length === mostKept) return known ?? html;
  const mark = fence + kept.bytes.length + fence;
  kept.bytes.push(Buffer.from(html));
  kept.marks.set(html, mark);
  return mark;
};

/** A page as it is sent, with everything in its place. */
export const bytesOf = (page: string): Buffer => {
  const parts = page.split(fence);
  if (parts.length === 1) return Buffer.from(page);
  const bytes = parts.map((part, at) =>
    at % 2 === 0 ? Buffer.from(part) : (kept.bytes[Number(part)] ?? Buffer.alloc(0)),
  );
  return Buffer.concat(bytes);
};
