import { sameShape, type Tensor } from '../engine/tensor.js';
import type { OpTable } from './record.js';
import { replay } from './replay.js';
import { LEAF, type Step, stepOf, type Trace } from './types.js';

/**
 * holds: agrees with what the true leaves give. carried: only with what its own claimed inputs give, one of
 * which is false. false: with neither. computed: was left out, and is as computed. given: a leaf.
 */
export type Verdict = 'given' | 'holds' | 'carried' | 'false' | 'computed';

export interface Checked {
  readonly step: Step;
  readonly verdict: Verdict;
  /** What the leaves of the trace give for this step. */
  readonly truth: Tensor;
  /** The cell that is furthest off, and how far. */
  readonly worst?: { readonly flat: number; readonly difference: number };
}

/** Recomputes every step, from the leaves and from the step's own claimed inputs. */
export function checkTrace(
  trace: Trace,
  ops: OpTable,
  left: ReadonlySet<string>,
  tolerance: number,
): Checked[] {
  const truth = replay(trace, ops);
  return trace.steps.map((step) => {
    const expected = stepOf(truth, step.name)!.value;
    if (step.op === LEAF) return { step, verdict: 'given', truth: expected };
    if (left.has(step.name)) return { step, verdict: 'computed', truth: expected };
    if (agrees(step.value, expected, tolerance)) return { step, verdict: 'holds', truth: expected };
    const inputs = step.from.map((name) => stepOf(trace, name)!.value);
    const local = ops[step.op]!.forward(inputs, step.params ?? {});
    const verdict = agrees(step.value, local, tolerance) ? 'carried' : 'false';
    return {
      step,
      verdict,
      truth: expected,
      worst: furthest(step.value, verdict === 'false' ? local : expected),
    };
  });
}

/** |a − b| ≤ tolerance · max(1, |b|) in every cell; NaN equals NaN, and an infinite number only itself. */
export function agrees(a: Tensor, b: Tensor, tolerance: number): boolean {
  return sameShape(a.shape, b.shape) && a.data.every((value, i) => close(value, b.data[i]!, tolerance));
}

export function close(a: number, b: number, tolerance: number): boolean {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true;
  return Number.isFinite(b) && Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(b));
}

export function furthest(a: Tensor, b: Tensor): { flat: number; difference: number } {
  let flat = 0;
  let difference = 0;
  a.data.forEach((value, i) => {
    const own = close(value, b.data[i]!, 0) ? 0 : Math.abs(value - b.data[i]!);
    if (own > difference || (Number.isNaN(own) && !Number.isNaN(difference))) [flat, difference] = [i, own];
  });
  return { flat, difference };
}
