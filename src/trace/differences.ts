import { flatten, type Tensor, tensor } from '../engine/tensor.js';
import type { Target } from './gradient.js';
import type { OpTable } from './record.js';
import { replay } from './replay.js';
import { type Step, stepOf, type Trace } from './types.js';

/** One cell of a leaf: the gradient by the chain rule, and by moving the cell a little both ways. */
export interface Difference {
  readonly analytic: number;
  readonly numeric: number;
  /** They differ, and the slope to the right is not that to the left, however near one looks: a ReLU at 0, say. */
  readonly corner: boolean;
}

/** Central differences of a smooth function are that near. */
const NEAR = 1e-6;

const FINER = 10;

/** At most this many cells of a leaf are tried; every cell costs two runs. */
const MOST_CELLS = 64;

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
  const here = targetValue(trace, ops, target);
  for (let flat = 0; flat < size; flat += stride) {
    const x = leaf.value.data[flat]!;
    // −∞ cannot be moved a little
    if (!Number.isFinite(x)) continue;
    const step = 1e-5 * Math.max(1, Math.abs(x));
    const analytic = leaf.grad ? leaf.grad.data[flat]! : 0;
    const nearby = (by: number): Slopes => {
      const above = targetValue(nudged(trace, leaf, flat, x + by), ops, target);
      const below = targetValue(nudged(trace, leaf, flat, x - by), ops, target);
      return { numeric: (above - below) / (2 * by), turn: (above - 2 * here + below) / by };
    };
    differences.push({ analytic, ...settled(analytic, nearby, step) });
  }
  return differences;
}

/** A slope, and by how much the one to the right is steeper than the one to the left. */
interface Slopes {
  readonly numeric: number;
  readonly turn: number;
}

/** Of a curve the disagreement shrinks as one looks nearer, of a corner it stays. */
function settled(
  analytic: number,
  nearby: (step: number) => Slopes,
  step: number,
): Pick<Difference, 'numeric' | 'corner'> {
  const { numeric, turn } = nearby(step);
  if (agrees({ analytic, numeric })) return { numeric, corner: false };
  const finer = nearby(step / FINER);
  const corner = !agrees({ analytic, numeric: finer.numeric }) && Math.abs(finer.turn) > Math.abs(turn) / 2;
  return { numeric: finer.numeric, corner };
}

export function agrees({ analytic, numeric }: Pick<Difference, 'analytic' | 'numeric'>): boolean {
  return Math.abs(analytic - numeric) <= NEAR * Math.max(1, Math.abs(numeric));
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
