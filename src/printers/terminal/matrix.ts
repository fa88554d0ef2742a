import type { MatrixBlock, Text } from '../../pages/page.js';
import type { Chunk } from './chunks.js';
import type { Drawing } from './drawing.js';
import { columnOf, drawRow, type Face, faceOf, innerWidth } from './face.js';
import { type Fit, fitMatrix, type Strip } from './fit.js';
import { frame, framed } from './grid.js';
import type { Ink } from './ink.js';
import { textOf } from './line.js';
import { inFormula, wrap } from './wrap.js';

/** Words above or below a frame that has something beside it are at least this wide before they wrap. */
export const CAPTION_AT_LEAST = 24;

/** Arithmetic goes on under its first line a little to the right. */
const INDENT = 4;

/** Numbers under their labels, then the asides as a column that has none. */
function stripsOf(block: MatrixBlock, ink: Ink): Strip[] {
  const strips = block.columns.map((label, index): Strip => {
    const faces = block.rows.map((row) => faceOf(row.cells[index] ?? '', ink));
    return { head: faceOf(label, ink), faces, column: columnOf(faces, 0, 'right', false, ink) };
  });
  if (block.rows.every((row) => row.aside === undefined)) return strips;
  const asides = block.rows.map((row) => faceOf(row.aside ?? '', ink));
  return [
    ...strips,
    { head: faceOf('', ink), faces: asides, column: columnOf(asides, 0, 'left', true, ink) },
  ];
}

/** A matrix in one frame, or in several with the row labels repeated; `narrow` keeps its words to its width. */
export function drawMatrix(block: MatrixBlock, ink: Ink, measure: number, narrow: boolean): Drawing {
  const corner = faceOf({ text: block.corner ?? '', tone: 'quiet' }, ink);
  const labels = block.rows.map((row) => faceOf(row.label, ink));
  const strips = stripsOf(block, ink);
  const fit = fitMatrix([corner, ...labels], strips, ink.width);
  const ranged = fit.chunks.length > 1 && !strips.some((strip) => LEFT_OUT.test(textOf(strip.head.line)));
  const lines = fit.chunks.flatMap((chunk) => {
    const drawn = drawChunk([corner, ...labels], strips, fit, chunk, ink);
    return ranged ? [...rangeOf(chunk, block.columns.length, ink), ...drawn] : drawn;
  });
  const outer = framed([fit.labels, ...strips.map(({ column }, i) => innerWidth(column) + fit.rooms[i]!)]);
  const room = narrow ? Math.min(measure, Math.max(outer, CAPTION_AT_LEAST)) : measure;
  const caption = (text: Text | undefined, tone: 'strong' | 'quiet') =>
    text === undefined ? [] : wrap(ink.line(text, tone), room).map(ink.paint);
  const arithmetic = block.subtitle === undefined ? [] : ink.line(block.subtitle, 'quiet');
  const indent = ' '.repeat(INDENT);
  const above = [
    ...caption(block.title, 'strong'),
    ...(block.subtitle === undefined ? [] : wrap(arithmetic, room, room - INDENT, inFormula)).map(
      (line, index) => (index === 0 ? '' : indent) + ink.paint(line),
    ),
  ];
  return {
    lines: [...above, ...lines, ...caption(block.note, 'quiet')],
    above: above.length + (ranged ? 1 : 0),
  };
}

/** A column of dots stands for columns the page left out: the places of those after it are not known here. */
const LEFT_OUT = /^[…⋯.]+$/;

/** Which columns a frame holds, counted from 0, in no language. */
function rangeOf({ from, to }: Chunk, count: number, ink: Ink): string[] {
  const last = Math.min(to, count) - 1;
  if (last < from) return [];
  const range = from === last ? `${from}` : `${from} ${ink.signs.ellipsis} ${last}`;
  return [ink.tone('quiet')(`[${range}] / ${count}`)];
}

function drawChunk(
  labels: readonly Face[],
  strips: readonly Strip[],
  fit: Fit,
  chunk: Chunk,
  ink: Ink,
): string[] {
  const inside = strips.slice(chunk.from, chunk.to);
  const rooms = fit.rooms.slice(chunk.from, chunk.to);
  const columns = [
    columnOf([], fit.labels, 'left', false, ink),
    ...inside.map(({ column }, index) => ({ ...column, room: rooms[index]! })),
  ];
  const titles = columns.map((column, index) =>
    columnOf([], innerWidth(column), index === 0 ? 'left' : 'center', false, ink),
  );
  const head = drawRow([labels[0]!, ...inside.map((strip) => strip.head)], titles, ink);
  const body = labels
    .slice(1)
    .flatMap((label, row) => drawRow([label, ...inside.map((strip) => strip.faces[row]!)], columns, ink));
  return frame(head, body, columns.map(innerWidth), ink);
}
