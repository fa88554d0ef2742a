import { fail } from '../engine/error.js';
import { type Expression, evaluate, references } from '../engine/expression.js';
import { at } from '../engine/tensor.js';
import { type CellRef, writeCell } from './cell.js';
import type { OpTable } from './record.js';
import { LEAF, type Step, stepOf, type Trace } from './types.js';

/** Why a cell is its number: its formula over earlier cells, and why those are theirs. */
export interface Reason {
  readonly cell: CellRef;
  readonly value: number;
  readonly step: Step;
  /** Absent for a leaf. Operand i is the step `step.from[i]`. */
  readonly formula?: Expression;
  /** The formula's value, computed from the operands' cells. */
  readonly computed?: number;
  readonly because: readonly Reason[];
}

/** How many cells an explanation down to the inputs may take in. */
const MOST_REASONS = 2000;

/**
 * The arithmetic of one cell, `depth` levels down (Infinity: to the leaves). A cell that is read twice is
 * explained once; steps named after the one they serve (`h~1`) are passed through without using up a level.
 */
export function why(trace: Trace, ops: OpTable, cell: CellRef, depth = 1): Reason {
  const seen = new Set<string>();
  const explain = (ref: CellRef, levels: number): Reason => {
    const step = stepOf(trace, ref.step) ?? fail('step-unknown', { step: ref.step });
    const value = at(step.value, ...ref.index);
    if (step.op === LEAF || levels <= 0) return { cell: ref, value, step, because: [] };
    const op = ops[step.op] ?? fail('op-unknown', { op: step.op });
    const inputs = step.from.map((name) => stepOf(trace, name)!.value);
    const formula = op.cell(ref.index, { inputs, params: step.params ?? {}, output: step.value });
    const because: Reason[] = [];
    for (const { operand, index } of references(formula)) {
      const next = { step: step.from[operand]!, index };
      const helper = next.step.includes('~');
      const left = helper ? levels : levels - 1;
      const key = writeCell(next);
      if (left <= 0 || seen.has(key) || seen.size >= MOST_REASONS) continue;
      if (stepOf(trace, next.step)!.op === LEAF) continue;
      seen.add(key);
      because.push(explain(next, left));
    }
    return { cell: ref, value, step, formula, computed: evaluate(formula, inputs), because };
  };
  return explain(cell, depth);
}
