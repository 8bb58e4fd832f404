/** From and to which character of an element's text. */
export interface Passage {
  from: number;
  to: number;
}

const textNodesOf = (element: Element): Text[] => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node as Text);
  return nodes;
};

/** The part of an element's text that a range covers, without white space at its ends; null where that is nothing. */
export const passageIn = (element: Element, range: Range): Passage | null => {
  if (!element.contains(range.startContainer) || !element.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(element);
  before.setEnd(range.startContainer, range.startOffset);
  const [start, text] = [before.toString().length, range.toString()];
  const from = start + text.length - text.trimStart().length;
  const to = start + text.trimEnd().length;
  return from < to ? { from, to } : null;
};

/** The other way round. */
export const rangeOf = (element: Element, { from, to }: Passage): Range => {
  const range = document.createRange();
  let begins = 0;
  for (const node of textNodesOf(element)) {
    const ends = begins + node.length;
    if (begins <= from && from < ends) range.setStart(node, from - begins);
    if (begins < to && to <= ends) range.setEnd(node, to - begins);
    begins = ends;
  }
  return range;
};
