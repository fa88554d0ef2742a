import type { TableBlock } from '../../pages/page.js';
import { type Chunk, chunks } from './chunks.js';
import type { Drawing } from './drawing.js';
import { type Column, columnOf, drawRow, type Face, faceOf, innerWidth } from './face.js';
import { frame, framed } from './grid.js';
import type { Ink } from './ink.js';
import { type Line, textOf } from './line.js';
import { CAPTION_AT_LEAST } from './matrix.js';
import { type Align, columns as widthOfText } from './measure.js';
import { longestWord, wrap } from './wrap.js';

const WORD_AT_MOST = 16;
const ROOM_AT_LEAST = 8;

const NUMBER = /^(?:[-−+]?[\d.]+(?:e[-+−]?\d+)?%?|[-−]?∞|[-−+]?inf|nan|[–…])?$/i;

/** A column before its width is chosen. */
interface Strip {
  readonly head: Face | undefined;
  readonly faces: readonly Face[];
  readonly column: Column;
  /** The room it takes unwrapped, what wrapping between words leaves, and what is the least of all. */
  readonly natural: number;
  readonly words: number;
  readonly least: number;
}

/** A mark beside words stands right after them; beside numbers it has a place of its own. */
function markedInside(face: Face, ink: Ink): Face {
  if (!face.marked) return face;
  const line: Line = [...face.line, { text: `\u00a0${ink.signs.marked}`, tone: 'bad' }];
  return { ...face, line, width: face.width + 2, marked: false };
}

function stripOf(given: readonly Face[], head: Face | undefined, asked: Align | undefined, ink: Ink): Strip {
  const align = asked ?? (given.every((face) => NUMBER.test(textOf(face.line))) ? 'right' : 'left');
  const faces = align === 'left' ? given.map((face) => markedInside(face, ink)) : given;
  const all = head ? [head, ...faces] : faces;
  const widthOf = (face: Face) =>
    Math.max(face.bar === undefined ? 0 : face.width, ...textOf(face.line).split('\n').map(widthOfText));
  const natural = Math.max(1, ...all.map(widthOf));
  const longest = Math.max(ROOM_AT_LEAST, ...all.map((face) => longestWord(face.line)));
  const words = align === 'right' ? natural : Math.min(natural, longest, WORD_AT_MOST);
  const least = Math.min(words, ROOM_AT_LEAST);
  return { head, faces, column: columnOf(faces, 0, align, true, ink), natural, words, least };
}

function stripsOf(block: TableBlock, ink: Ink): Strip[] {
  const count = Math.max(block.head?.length ?? 0, ...block.rows.map((row) => row.length));
  return Array.from({ length: count }, (_, i) =>
    stripOf(
      block.rows.map((row) => faceOf(row[i] ?? '', ink)),
      block.head && faceOf(block.head[i] ?? '', ink),
      block.align?.[i],
      ink,
    ),
  );
}

/** Rows of words: the widest column is wrapped first; what cannot fit is split, the first column repeated. */
export function drawTable(block: TableBlock, ink: Ink, measure: number, narrow: boolean): Drawing {
  const frames = split(stripsOf(block, ink), ink.width).map((strips) => {
    const columns = columnsOf(strips, ink.width);
    const lines = drawFrame(strips, columns, block.rows.length, ink);
    return { lines, width: framed(columns.map(innerWidth)) };
  });
  const width = Math.max(0, ...frames.map((drawn) => drawn.width));
  const room = narrow ? Math.min(measure, Math.max(width, CAPTION_AT_LEAST)) : measure;
  const above = block.title === undefined ? [] : wrap(ink.line(block.title, 'strong'), room).map(ink.paint);
  return { lines: [...above, ...frames.flatMap((drawn) => drawn.lines)], above: above.length };
}

function drawFrame(strips: readonly Strip[], columns: readonly Column[], rows: number, ink: Ink): string[] {
  const heads = strips.flatMap(({ head }) => (head ? [head] : []));
  const titles = columns.map((column) => ({
    ...column,
    room: innerWidth(column),
    shaded: false,
    marked: false,
  }));
  const head = heads.length > 0 ? drawRow(heads, titles, ink) : [];
  const body = Array.from({ length: rows }, (_, row) =>
    drawRow(
      strips.map((strip) => strip.faces[row]!),
      columns,
      ink,
    ),
  );
  return frame(head, body.flat(), columns.map(innerWidth), ink);
}

/** Takes from the widest column until all fit, no column going below its floor. */
function shrink(naturals: readonly number[], floors: readonly number[], room: number): number[] {
  const widths = [...naturals];
  for (let over = framed(widths) - room; over > 0; over--) {
    let widest = -1;
    widths.forEach((width, index) => {
      if (width > floors[index]! && (widest < 0 || width > widths[widest]!)) widest = index;
    });
    if (widest < 0) break;
    widths[widest]!--;
  }
  return widths;
}

function columnsOf(strips: readonly Strip[], room: number): Column[] {
  const outer = (part: (strip: Strip) => number) =>
    strips.map((strip) => part(strip) + innerWidth(strip.column));
  const floors = [(strip: Strip) => strip.words, (strip: Strip) => strip.least, () => 2];
  const widths = floors.reduce(
    (tried, floor) => shrink(tried, outer(floor), room),
    outer((strip) => strip.natural),
  );
  return strips.map(({ column }, i) => ({ ...column, room: widths[i]! - innerWidth(column) }));
}

/** All columns in one frame if they fit when squeezed, else the first with as many others as go beside it. */
function split(strips: readonly Strip[], room: number): Strip[][] {
  const outer = (some: readonly Strip[]) =>
    framed(some.map(({ column, least }) => least + innerWidth(column)));
  const [first, ...rest] = strips;
  if (!first || rest.length < 2 || outer(strips) <= room) return [[...strips]];
  const of = ({ from, to }: Chunk) => [first, ...rest.slice(from, to)];
  return chunks(rest.length, (chunk) => outer(of(chunk)) <= room).map(of);
}
