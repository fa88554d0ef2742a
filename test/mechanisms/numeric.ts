import * as ops from '../../src/engine/ops/index.js';
import { random } from '../../src/engine/random.js';
import { type Tensor, tensor } from '../../src/engine/tensor.js';
import type { OpTable } from '../../src/trace/record.js';
import { replay } from '../../src/trace/replay.js';
import { LEAF, type Step, type Trace } from '../../src/trace/types.js';

export const OPS = ops as unknown as OpTable;

/** |a − b| ≤ tolerance · max(1, |b|); equal infinities agree, and NaN agrees with NaN. */
export function agrees(a: number, b: number, tolerance: number): boolean {
  return Object.is(a + 0, b + 0) || Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b));
}

export function dot(a: Tensor, b: Tensor): number {
  return a.data.reduce((total, value, i) => total + value * b.data[i]!, 0);
}

/** The leaves that are quantities: neither masks nor indices. */
export function numberLeaves(trace: Trace): Step[] {
  return trace.steps.filter(({ op, kind = 'number' }) => op === LEAF && kind === 'number');
}

/** A direction in which every cell of a leaf moves at once, so that one slope tests its whole gradient. */
export function directionOf(leaf: Step): Tensor {
  const { uniform } = random(`direction/${leaf.name}`);
  return tensor(
    leaf.shape,
    leaf.value.data.map((value) => (Number.isFinite(value) ? uniform() - 0.5 : 0)),
  );
}

/** The trace again, with some leaves moved `far` along their directions. */
export function moved(trace: Trace, leaves: readonly Step[], far: number): Trace {
  const steps = trace.steps.map((step) => {
    if (!leaves.includes(step)) return step;
    const direction = directionOf(step);
    const data = step.value.data.map((x, i) => x + far * direction.data[i]!);
    return { ...step, value: tensor(step.shape, data) };
  });
  return replay({ ...trace, steps }, OPS);
}
