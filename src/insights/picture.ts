import { scaleBand, scaleLinear } from 'd3-scale';
import { stack, symbol, symbolCircle } from 'd3-shape';

/** A bar, in the picture's own units. */
export interface Bar {
  part: 'held' | 'missed';
  x: number;
  y: number;
  width: number;
  height: number;
}

/** All that a template needs to draw: numbers and paths, no style. */
export interface Picture {
  width: number;
  height: number;
  labelX: number;
  valueX: number;
  rows: {
    label: string;
    value: string;
    /** The middle of the row. */
    middle: number;
    bars: Bar[];
    /** The outline of the mark of what holds. */
    mark: string | null;
  }[];
}

const width = 360;
const rowHeight = 30;
const labelX = 22;
const barsFrom = 44;
const barsTo = 296;
const markArea = 70;

export interface DrawnRow {
  label: string;
  value: string;
  held: number;
  missed: number;
  /** Marks what holds, beside its label. */
  isMarked: boolean;
}

const parts = ['held', 'missed'] as const;

const round = (value: number): number => Math.round(value * 10) / 10;

const dot = symbol(symbolCircle, markArea)() ?? '';

/** Bars in rows, what holds and what does not one behind the other, all to one scale that ends at `of`. */
export const drawBars = (
  rows: readonly DrawnRow[],
  { of, labelWidth = 0 }: { of: number; labelWidth?: number },
): Picture => {
  const height = rows.length * rowHeight;
  const names = rows.map((_, index) => String(index));
  const band = scaleBand(names, [0, height]).paddingInner(0.3).paddingOuter(0.15);
  const along = scaleLinear([0, Math.max(1, of)], [barsFrom + labelWidth, barsTo]);
  const layers = stack<DrawnRow, (typeof parts)[number]>().keys(parts)(rows);
  const barsOf = (index: number): Bar[] =>
    layers.flatMap((layer) => {
      const [from, to] = layer[index] ?? [0, 0];
      const y = round(band(String(index)) ?? 0);
      const size = { width: round(along(to) - along(from)), height: round(band.bandwidth()) };
      return to > from ? [{ part: layer.key, x: round(along(from)), y, ...size }] : [];
    });
  return {
    ...{ width, height, labelX, valueX: barsTo + 8 },
    rows: rows.map(({ label, value, isMarked }, index) => ({
      ...{ label, value },
      middle: round((band(String(index)) ?? 0) + band.bandwidth() / 2),
      bars: barsOf(index),
      mark: isMarked ? dot : null,
    })),
  };
};
