import { type Tensor, toNested } from '../engine/tensor.js';
import type { Trace } from './types.js';

/** A tensor as JSON has it: nested arrays, the non-finite as words, and −0 as 0. */
export function encodeTensor(t: Tensor): unknown {
  const encode = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(encode);
    const value = part as number;
    return Number.isFinite(value) ? value + 0 : String(value);
  };
  return encode(toNested(t));
}

/** The trace as plain data, as docs/trace-format.md describes it. */
export function encodeTrace(trace: Trace): Record<string, unknown> {
  const steps = trace.steps.map(({ name, op, from, kind, value, grad, ...rest }) => ({
    name,
    op,
    from,
    ...(kind && { kind }),
    ...rest,
    value: encodeTensor(value),
    ...(grad !== undefined && { grad: grad && encodeTensor(grad) }),
  }));
  return { ...trace, steps };
}
