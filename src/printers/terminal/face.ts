import type { Cell, RichCell } from '../../pages/page.js';
import type { Ink } from './ink.js';
import { cut, type Line, textOf, widthOf } from './line.js';
import { type Align, padding } from './measure.js';
import { wrap } from './wrap.js';

/** A cell made ready for this terminal. */
export interface Face {
  readonly line: Line;
  readonly width: number;
  readonly heat: number | undefined;
  readonly bar: number | undefined;
  readonly marked: boolean;
}

/** A column of cells: the room for their text, and what stands beside every text. */
export interface Column {
  readonly room: number;
  readonly align: Align;
  /** Long texts go on below instead of being cut. */
  readonly wraps: boolean;
  readonly shaded: boolean;
  readonly marked: boolean;
}

const BAR_AT_LEAST = 6;

export function faceOf(cell: Cell, ink: Ink): Face {
  const rich: RichCell = typeof cell === 'string' ? { text: cell } : cell;
  const { tone, heat, bar, marked = false } = rich;
  const line = ink.line(rich.text, tone);
  const text = textOf(line);
  const signed = withSign(line, text, rich, ink);
  const width = widthOf(signed);
  return {
    line: signed,
    width: bar === undefined ? width : Math.max(width, BAR_AT_LEAST),
    heat,
    bar,
    marked,
  };
}

/** Good and bad are said by a sign, masked by a dot: the colour alone would not be enough. */
function withSign(line: Line, text: string, { tone }: RichCell, { signs }: Ink): Line {
  if (tone === 'masked' && text === '') return [{ text: signs.masked, tone }];
  if (tone !== 'good' && tone !== 'bad') return line;
  if (text.includes(signs.good) || text.includes(signs.bad)) return line;
  return [{ text: text === '' ? signs[tone] : `${signs[tone]} `, tone }, ...line];
}

/** What stands in for a number left out or masked is centred, so that it is not read as one. */
const STAND_IN = /^[…⋮⋯·.:]+$/;

/** Columns beside the text: for the shade, and for the mark. */
const besides = ({ shaded, marked }: Column) => (shaded ? 2 : 0) + (marked ? 2 : 0);

export const innerWidth = (column: Column) => column.room + besides(column);

export function columnOf(
  faces: readonly Face[],
  room: number,
  align: Align,
  wraps: boolean,
  ink: Ink,
): Column {
  return {
    room,
    align,
    wraps,
    shaded: ink.shades && faces.some((face) => face.heat !== undefined),
    marked: faces.some((face) => face.marked),
  };
}

/** The lines of one cell, each as wide as its column, a space on either side. */
function drawCell(face: Face, column: Column, ink: Ink): string[] {
  const empty = face.bar !== undefined && textOf(face.line) === '';
  const wrapped = column.wraps
    ? wrap(face.line, column.room)
    : [cut(face.line, column.room, ink.signs.ellipsis)];
  const lines = empty ? [] : wrapped;
  const drawn = lines.map((line, index) => {
    const text = textOf(line);
    if (STAND_IN.test(text) && face.heat === undefined && column.align === 'right') {
      const [before, after] = padding(widthOf(line), innerWidth(column), 'center');
      return ` ${before}${ink.paint(line)}${after} `;
    }
    const [before, after] = padding(widthOf(line), column.room, column.align);
    const body = face.heat === undefined || ink.shades ? ink.paint(line) : text;
    return ` ${before}${body}${after}${index === 0 ? beside(face, column, ink) : ' '.repeat(besides(column))} `;
  });
  if (face.bar !== undefined) {
    const bar = ink.bar(face.bar, innerWidth(column));
    drawn.push(` ${bar.padEnd(innerWidth(column))} `);
  }
  return drawn;
}

function beside(face: Face, column: Column, ink: Ink): string {
  const onHeat = face.heat !== undefined && !ink.shades;
  const sign = onHeat ? ink.signs.marked : ink.tone('bad')(ink.signs.marked);
  const mark = face.marked ? ` ${sign}` : '  ';
  const shade = face.heat === undefined ? '  ' : ` ${ink.shade(face.heat)}`;
  return (column.marked ? mark : '') + (column.shaded ? shade : '');
}

/** A row of cells as lines of the screen: short cells are filled up, hot ones in their colour. */
export function drawRow(faces: readonly Face[], columns: readonly Column[], ink: Ink): string[][] {
  const cells = faces.map((face, index) => drawCell(face, columns[index]!, ink));
  const height = Math.max(1, ...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, y) =>
    cells.map((lines, index) => {
      const { heat } = faces[index]!;
      const line = lines[y] ?? ' '.repeat(innerWidth(columns[index]!) + 2);
      return heat === undefined ? line : ink.heat(heat)(line);
    }),
  );
}
