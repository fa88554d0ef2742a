import { fail } from '../engine/error.js';
import type { Shape, Tensor } from '../engine/tensor.js';
import { flatten, full, tensor, zeros } from '../engine/tensor.js';
import type { OpTable } from './record.js';
import { LEAF, type Step, stepOf, type Trace } from './types.js';

/** What to differentiate: one cell of a step, or (without an index) the sum of its cells. */
export interface Target {
  readonly step: string;
  readonly index?: Shape;
}

/**
 * The trace with `grad` on every step: d target / d step, by the chain rule from the target back to the
 * leaves. null where no gradient arrives: a step the target does not depend on, or one behind a choice.
 */
export function gradient(trace: Trace, ops: OpTable, target: Target): Trace {
  const goal = stepOf(trace, target.step) ?? fail('step-unknown', { step: target.step });
  const grads = new Map<string, Tensor>([[goal.name, seedOf(goal, target.index)]]);
  const values = new Map(trace.steps.map((step) => [step.name, step.value]));
  for (const step of [...trace.steps].reverse()) {
    const grad = grads.get(step.name);
    if (!grad || step.op === LEAF) continue;
    const op = ops[step.op] ?? fail('op-unknown', { op: step.op });
    const inputs = step.from.map((name) => values.get(name)!);
    const back = op.backward(grad, { inputs, params: step.params ?? {}, output: step.value });
    step.from.forEach((name, i) => {
      const part = back[i];
      if (part) grads.set(name, plus(grads.get(name), part));
    });
  }
  return { ...trace, steps: trace.steps.map((step) => ({ ...step, grad: grads.get(step.name) ?? null })) };
}

function seedOf(step: Step, index: Shape | undefined): Tensor {
  if (!index) return full(step.shape, 1);
  const seed = zeros(step.shape);
  seed.data[flatten(step.shape, index)] = 1;
  return seed;
}

function plus(a: Tensor | undefined, b: Tensor): Tensor {
  if (!a) return b;
  return tensor(
    a.shape,
    a.data.map((value, i) => value + b.data[i]!),
  );
}
