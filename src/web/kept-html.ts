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

/**
 * Nobody can write it into a page: it is made anew by each process, and no page shows it. It begins with what stands in no
 * page, so that a page without it is searched through in no time.
 */
const fence = `\u0001${randomIds.secret()}`;

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

const nothing = Buffer.alloc(0);

/** Of a page that is split at its fences every second part is the number of what belongs there. */
const keptAt = (part: string): Buffer => kept.bytes[Number(part)] ?? nothing;

/** A character of UTF-16 takes three bytes at most. */
const mostBytes = (parts: readonly string[]): number =>
  parts.reduce((sum, part, at) => sum + (at % 2 === 0 ? part.length * 3 : keptAt(part).length), 0);

/** What pages are encoded into, one after another: making room of the right size means to go over each page once more. */
const desk = Buffer.allocUnsafe(500_000);

/** A page as it is sent, with everything in its place. */
export const bytesOf = (page: string): Buffer => {
  const parts = page.split(fence);
  const most = mostBytes(parts);
  const room = most <= desk.length ? desk : Buffer.allocUnsafe(most);
  let end = 0;
  for (const [at, part] of parts.entries())
    end += at % 2 === 0 ? room.write(part, end) : keptAt(part).copy(room, end);
  return Buffer.from(room.subarray(0, end));
};
