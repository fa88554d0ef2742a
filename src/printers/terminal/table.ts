import type { TableBlock } from '../../pages/page.js';
import { type Chunk, chunks } from './chunks.js';
import type { Drawing } from './drawing.js';
import { type Column, columnOf, drawRow, type Face, faceOf, innerWidth } from './face.js';
import { frame, framed } from './grid.js';
import type { Ink } from './ink.js';
import { textOf } from './line.js';
import { CAPTION_AT_LEAST } from './matrix.js';
import { type Align, columns as widthOfText } from './measure.js';
import { longestWord, wrap } from './wrap.js';

const WORD_AT_MOST = 16;
const ROOM_AT_LEAST = 8;

const NUMBER = /^(?:[-−+]?[\d.]+(?:e[-+−]?\d+)?%?|[-−]?∞|[-−+]?inf|nan|[–…])?$/i;

interface Measured {
  readonly column: Column;
  /** What it takes unwrapped, what wrapping between words leaves, and what is the least of all. */
  readonly natural: number;
  readonly words: number;
  readonly least: number;
}

function measure(
  faces: readonly Face[],
  head: Face | undefined,
  given: Align | undefined,
  ink: Ink,
): Measured {
  const align = given ?? (faces.every((face) => NUMBER.test(textOf(face.line))) ? 'right' : 'left');
  const column = columnOf(faces, 0, align, true, ink);
  const all = head ? [head, ...faces] : faces;
  const naturalOf = (face: Face) =>
    Math.max(face.bar === undefined ? 0 : face.width, ...textOf(face.line).split('\n').map(widthOfText));
  const natural = Math.max(1, ...all.map(naturalOf));
  const longest = Math.max(2, ...all.map((face) => longestWord(face.line)));
  const words =
    align === 'right' ? natural : Math.min(natural, Math.max(ROOM_AT_LEAST, Math.min(longest, WORD_AT_MOST)));
  return { column, natural, words, least: Math.min(words, ROOM_AT_LEAST) };
}

/** Takes from the widest column until all fit, no column going below its floor. */
function shrink(naturals: readonly number[], floors: readonly number[], room: number): number[] {
  const widths = [...naturals];
  let over = framed(widths) - room;
  while (over > 0) {
    let widest = -1;
    widths.forEach((width, index) => {
      if (width > floors[index]! && (widest < 0 || width > widths[widest]!)) widest = index;
    });
    if (widest < 0) break;
    widths[widest]!--;
    over--;
  }
  return widths;
}

/** Rows of words: the widest column is wrapped first; what cannot fit at all is split, the first column repeated. */
export function drawTable(block: TableBlock, ink: Ink, room: number, narrow: boolean): Drawing {
  const count = Math.max(block.head?.length ?? 0, ...block.rows.map((row) => row.length));
  const heads = block.head && Array.from({ length: count }, (_, i) => faceOf(block.head?.[i] ?? '', ink));
  const rows = block.rows.map((row) => Array.from({ length: count }, (_, i) => faceOf(row[i] ?? '', ink)));
  const measured = Array.from({ length: count }, (_, i) =>
    measure(
      rows.map((row) => row[i]!),
      heads?.[i],
      block.align?.[i],
      ink,
    ),
  );
  const frames = split(measured, ink.width).map((indices) => {
    const chosen = widthsOf(
      indices.map((i) => measured[i]!),
      ink.width,
    );
    const pick = (faces: readonly Face[]) => indices.map((i) => faces[i]!);
    const head = heads && drawRow(pick(heads), chosen.map(headed), ink);
    const body = rows.flatMap((row) => drawRow(pick(row), chosen, ink));
    const joined = head && indices.map((_, i) => head.map((line) => line[i]!).join('\n'));
    return { lines: frame(joined, body, ink), width: framed(chosen.map(innerWidth)) };
  });
  const width = Math.max(0, ...frames.map((drawn) => drawn.width));
  const above =
    block.title === undefined
      ? []
      : wrap(
          ink.line(block.title, 'strong'),
          narrow ? Math.min(room, Math.max(width, CAPTION_AT_LEAST)) : room,
        );
  return { lines: [...above.map(ink.paint), ...frames.flatMap((drawn) => drawn.lines)], above: above.length };
}

const headed = (column: Column): Column => ({
  ...column,
  room: innerWidth(column),
  shaded: false,
  marked: false,
});

function widthsOf(measured: readonly Measured[], room: number): Column[] {
  const beside = measured.map(({ column }) => innerWidth(column));
  const outer = (part: (one: Measured) => number) => measured.map((one, i) => part(one) + beside[i]!);
  const naturals = outer((one) => one.natural);
  const gentle = shrink(
    naturals,
    outer((one) => one.words),
    room,
  );
  const firm =
    framed(gentle) <= room
      ? gentle
      : shrink(
          gentle,
          outer((one) => one.least),
          room,
        );
  const widths =
    framed(firm) <= room
      ? firm
      : shrink(
          firm,
          outer(() => 2),
          room,
        );
  return measured.map(({ column }, i) => ({ ...column, room: widths[i]! - beside[i]! }));
}

/** The columns of each frame: all in one if they fit when squeezed, else the first with as many as go beside it. */
function split(measured: readonly Measured[], room: number): number[][] {
  const every = measured.map((_, i) => i);
  const least = measured.map(({ column, least }) => least + innerWidth(column));
  if (framed(least) <= room || measured.length < 3) return [every];
  const rest = every.slice(1);
  const of = ({ from, to }: Chunk) => [0, ...rest.slice(from, to)];
  return chunks(rest.length, (chunk) => framed(of(chunk).map((i) => least[i]!)) <= room).map(of);
}
