import { type Tensor, tensor } from '../engine/tensor.js';
import { agrees, close, furthest } from '../trace/check.js';
import { type Step, stepOf, type Trace } from '../trace/types.js';
import { matrices } from './matrix.js';
import { type Block, type Cell, type MatrixBlock, type MatrixRow, partsOf, type Text } from './page.js';
import type { View } from './view.js';

/** Differences below this are rounding. */
export const SAME = 1e-9;

export interface Side {
  readonly name: Text;
  readonly trace: Trace;
}

/** One step of several traces beside each other; what differs from the first is marked. */
export function stepSides(step: string, sides: readonly Side[], view: View): Block {
  const first = stepOf(sides[0]!.trace, step)?.value;
  const blocks = sides.flatMap(({ name, trace }) => {
    const own = stepOf(trace, step);
    if (!own) return [];
    const tables = matrices(trace, own, view, { title: titled(step, name) });
    return first && own.value !== first && first.shape.join() === own.shape.join()
      ? mark(tables, own, first)
      : tables;
  });
  return blocks.length === 1 ? blocks[0]! : { kind: 'beside', blocks };
}

/** Wrong less right, cell by cell, 0 where they differ by rounding alone; NaN where a number is none. */
export function differenceOf(trace: Trace, step: Step, right: Tensor, view: View, title: Text): Block[] {
  const value = tensor(
    step.shape,
    step.value.data.map((v, i) => (close(v, right.data[i]!, SAME) ? 0 : v - right.data[i]!)),
  );
  return matrices(trace, { ...step, name: 'difference', op: 'subtract', from: [] }, view, { title, value });
}

export function largestDifference(a: Step | undefined, b: Step | undefined): number | undefined {
  if (!a || !b || a.shape.join() !== b.shape.join()) return undefined;
  return agrees(a.value, b.value, SAME) ? 0 : furthest(a.value, b.value).difference;
}

function titled(step: string, name: Text): Text {
  return [{ text: step, tone: 'strong' }, '   ', ...partsOf(name)];
}

/**
 * Marks the cells of a step's tables that are not those of another. Where all differ a mark says nothing;
 * tables that left cells out stay as they are.
 */
function mark(tables: readonly MatrixBlock[], step: Step, right: Tensor): readonly MatrixBlock[] {
  if (step.value.data.every((value, i) => !close(value, right.data[i]!, SAME))) return tables;
  const columns = step.shape.at(-1) ?? 1;
  let flat = 0;
  return tables.map((table) => {
    const whole = table.note === undefined && table.columns.length === columns;
    if (!whole) return table;
    const rows = table.rows.map(
      (row): MatrixRow => ({
        ...row,
        cells: row.cells.map((cell): Cell => {
          const at = flat++;
          return close(step.value.data[at]!, right.data[at]!, SAME) ? cell : marked(cell);
        }),
      }),
    );
    return { ...table, rows };
  });
}

function marked(cell: Cell): Cell {
  return typeof cell === 'string' ? { text: cell, marked: true } : { ...cell, marked: true };
}
