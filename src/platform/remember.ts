/**
 * A plain function of one text that remembers what it gave for the latest texts, at most so many: for what costs more to
 * work out than to keep. Null is not kept.
 */
export const remembering = <Given extends object | string | null>(
  most: number,
  work: (text: string) => Given,
): ((text: string) => Given) => {
  const known = new Map<string, Given>();
  const remember = (text: string, given: Given): void => {
    const [oldest] = known.keys();
    if (known.size >= most && oldest !== undefined) known.delete(oldest);
    known.set(text, given);
  };
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const given = work(text);
    if (given !== null) remember(text, given);
    return given;
  };
};
