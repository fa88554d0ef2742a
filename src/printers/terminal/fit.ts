import { type Chunk, chunks } from './chunks.js';
import { type Column, type Face, innerWidth } from './face.js';
import { framed } from './grid.js';
import { longestWord } from './wrap.js';

/** A column of a matrix before its width is chosen: numbers under a label, or what is said at the rows' ends. */
export interface Strip {
  readonly head: Face;
  readonly faces: readonly Face[];
  /** With no room yet. */
  readonly column: Column;
}

export interface Fit {
  /** The column of row labels, then one for each strip. */
  readonly labels: number;
  readonly rooms: readonly number[];
  readonly chunks: readonly Chunk[];
}

/** A label longer than its numbers may widen the column this far, if there is room; in several frames only so far. */
const LABEL_AT_MOST = 24;
const LABEL_AT_LEAST = 8;
const ASIDE_AT_LEAST = 8;
/** Columns that differ no more than this are made the same, so that the grid is even. */
const UNEVEN = 6;

export const widest = (faces: readonly Face[]) => Math.max(0, ...faces.map((face) => face.width));

/** The widths of a matrix: in one frame if labels can be cut or asides wrapped so that it fits, else in several. */
export function fitMatrix(labels: readonly Face[], strips: readonly Strip[], width: number): Fit {
  const natural = Math.min(widest(labels), Math.max(LABEL_AT_LEAST, Math.floor(width / 3)));
  for (let cap = LABEL_AT_MOST; cap >= LABEL_AT_LEAST; cap--) {
    const rooms = strips.map((strip) => roomOf(strip, cap));
    for (const tried of [evened(rooms, strips), rooms])
      if (taken(natural, tried, strips) <= width) return inOne(natural, tried);
  }
  const rooms = evened(
    strips.map((strip) => roomOf(strip, LABEL_AT_LEAST)),
    strips,
  );
  const aside = strips.at(-1)?.column.wraps ? strips.at(-1)! : undefined;
  if (aside) {
    const left = rooms.at(-1)! - (taken(natural, rooms, strips) - width);
    const whole = Math.max(ASIDE_AT_LEAST, ...aside.faces.map((face) => longestWord(face.line)));
    if (left >= whole) return inOne(natural, [...rooms.slice(0, -1), left]);
  }
  return inSeveral(natural, rooms, strips, width);
}

function inSeveral(natural: number, rooms: readonly number[], strips: readonly Strip[], width: number): Fit {
  const labels = Math.min(natural, Math.max(LABEL_AT_LEAST, Math.floor(width / 5)));
  const cut = rooms.map((room, i) => Math.min(room, width - framed([labels, innerWidth(strips[i]!.column)])));
  const fits = ({ from, to }: Chunk) => taken(labels, cut.slice(from, to), strips.slice(from, to)) <= width;
  return { labels, rooms: cut, chunks: split(strips, fits) };
}

/** Asides stand in the last frame of numbers, or, where that would make more of them, in one of their own. */
function split(strips: readonly Strip[], fits: (chunk: Chunk) => boolean): Chunk[] {
  const every = strips.length;
  const numbers = strips.at(-1)?.column.wraps ? every - 1 : every;
  const withAsides = (chunk: Chunk) => (chunk.to === numbers ? { from: chunk.from, to: every } : chunk);
  const joined = chunks(numbers, (chunk) => fits(withAsides(chunk))).map(withAsides);
  const apart = [...chunks(numbers, fits), { from: numbers, to: every }];
  return joined.length <= apart.length && joined.every(fits) ? joined : apart;
}

function inOne(labels: number, rooms: readonly number[]): Fit {
  return { labels, rooms, chunks: [{ from: 0, to: rooms.length }] };
}

function roomOf({ head, faces, column }: Strip, cap: number): number {
  return Math.max(1, widest(faces), Math.min(head.width, cap) - innerWidth(column));
}

function taken(labels: number, rooms: readonly number[], strips: readonly Strip[]): number {
  return framed([labels, ...rooms.map((room, index) => room + innerWidth(strips[index]!.column))]);
}

/** The same room for all numbers if they differ little. */
function evened(rooms: readonly number[], strips: readonly Strip[]): readonly number[] {
  const numbers = rooms.filter((_, index) => !strips[index]!.column.wraps);
  const most = Math.max(...numbers);
  if (most - Math.min(...numbers) > UNEVEN) return rooms;
  return rooms.map((room, index) => (strips[index]!.column.wraps ? room : most));
}
