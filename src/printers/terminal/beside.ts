import type { Drawing } from './drawing.js';
import { COLOUR, columns } from './measure.js';

const GAP = 2;
const COLOURS = new RegExp(COLOUR, 'g');

/** Columns of a coloured line. */
export function widthOfPainted(line: string): number {
  return columns(line.replace(COLOURS, ''));
}

const widthOf = ({ lines }: Drawing) => Math.max(0, ...lines.map(widthOfPainted));

/** Fills each row with as many drawings as fit, their frames level; what is left goes below. */
export function setBeside(drawings: readonly Drawing[], room: number): string[] {
  const rows: Drawing[][] = [];
  let used = 0;
  for (const drawing of drawings) {
    const width = widthOf(drawing);
    if (rows.length > 0 && used + GAP + width <= room) {
      rows.at(-1)!.push(drawing);
      used += GAP + width;
    } else {
      rows.push([drawing]);
      used = width;
    }
  }
  return rows.flatMap((row, index) => (index === 0 ? joined(row) : ['', ...joined(row)]));
}

function joined(row: readonly Drawing[]): string[] {
  const above = Math.max(...row.map((drawing) => drawing.above));
  const levelled = row.map((drawing) => [
    ...Array.from({ length: above - drawing.above }, () => ''),
    ...drawing.lines,
  ]);
  const widths = row.map(widthOf);
  const height = Math.max(...levelled.map((lines) => lines.length));
  return Array.from({ length: height }, (_, y) =>
    levelled
      .map((lines, index) => {
        const line = lines[y] ?? '';
        return line + ' '.repeat(widths[index]! - widthOfPainted(line) + GAP);
      })
      .join(''),
  );
}
