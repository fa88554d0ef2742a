import { flatten, type Tensor, tensor } from '../engine/tensor.js';
import type { Target } from './gradient.js';
import type { OpTable } from './record.js';
import { replay } from './replay.js';
import { type Step, stepOf, type Trace } from './types.js';

/** One cell of a leaf: the gradient by the chain rule, and by moving the cell a little both ways. */
export interface Difference {
  readonly flat: number;
  readonly analytic: number;
  readonly numeric: number;
}

/** At most this many cells of a leaf are tried; every cell costs two runs. */
export const MOST_CELLS = 64;

/** (f(x + ε) − f(x − ε)) / 2ε beside the gradient that the trace carries, for cells spread over a leaf. */
export function finiteDifferences(
  trace: Trace,
  ops: OpTable,
  target: Target,
  leaf: Step,
  most = MOST_CELLS,
): Difference[] {
  const size = leaf.value.data.length;
  const stride = Math.max(1, Math.ceil(size / most));
  const differences: Difference[] = [];
  for (let flat = 0; flat < size; flat += stride) {
    const x = leaf.value.data[flat]!;
    const step = 1e-5 * Math.max(1, Math.abs(x));
    const above = targetValue(nudged(trace, leaf, flat, x + step), ops, target);
    const below = targetValue(nudged(trace, leaf, flat, x - step), ops, target);
    const analytic = leaf.grad ? leaf.grad.data[flat]! : 0;
    differences.push({ flat, analytic, numeric: (above - below) / (2 * step) });
  }
  return differences;
}

function nudged(trace: Trace, leaf: Step, flat: number, value: number): Trace {
  const data = leaf.value.data.slice();
  data[flat] = value;
  const moved: Tensor = tensor(leaf.shape, data);
  return {
    ...trace,
    steps: trace.steps.map((step) => (step.name === leaf.name ? { ...step, value: moved } : step)),
  };
}

function targetValue(trace: Trace, ops: OpTable, target: Target): number {
  const { value } = stepOf(replay(trace, ops), target.step)!;
  if (target.index) return value.data[flatten(value.shape, target.index)]!;
  return value.data.reduce((sum, v) => sum + v, 0);
}
