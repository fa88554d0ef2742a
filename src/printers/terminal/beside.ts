import type { Drawing } from './drawing.js';
import { COLOUR, columns } from './measure.js';

const GAP = 2;
const COLOURS = new RegExp(COLOUR, 'g');

/** Columns of a coloured line. */
function widthOfPainted(line: string): number {
  return columns(line.replace(COLOURS, ''));
}

const widthOf = ({ lines }: Drawing) => Math.max(0, ...lines.map(widthOfPainted));

/** A block with its words kept to its width, and as it is drawn where it has the line to itself. */
export interface Beside {
  readonly drawing: Drawing;
  alone(): Drawing;
}

/** Fills each row with as many drawings as fit, their frames level; what is left goes below. */
export function setBeside(blocks: readonly Beside[], room: number): string[] {
  const rows: Beside[][] = [];
  let used = 0;
  for (const block of blocks) {
    const width = widthOf(block.drawing);
    if (rows.length > 0 && used + GAP + width <= room) {
      rows.at(-1)!.push(block);
      used += GAP + width;
    } else {
      rows.push([block]);
      used = width;
    }
  }
  return rows.flatMap((row, index) => {
    const lines = row.length === 1 ? row[0]!.alone().lines : joined(row.map(({ drawing }) => drawing));
    return index === 0 ? lines : ['', ...lines];
  });
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
