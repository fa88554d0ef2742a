import type * as ops from '../../../src/engine/ops/index.js';
import { random } from '../../../src/engine/random.js';
import { type Shape, sizeOf, type Tensor, tensor } from '../../../src/engine/tensor.js';

/** One run of an operation on which its properties are tested. */
export interface Case {
  readonly op: keyof typeof ops;
  readonly inputs: readonly Tensor[];
  readonly params?: object;
  /** Operands without a gradient: masks, conditions, indices. None has one where the op's kind is a choice. */
  readonly without?: readonly number[];
  /** false at ties and kinks, where finite differences do not tell the slope. */
  readonly smooth?: false;
}

/** Nearly normal numbers, the same for the same name. */
export function noise(name: string, ...shape: number[]): Tensor {
  const { normal } = random(name);
  return tensor(shape, Float64Array.from({ length: sizeOf(shape) }, normal));
}

/** Numbers between 0.25 and 2.25: for what is only defined, or only smooth, right of 0. */
export function positive(name: string, ...shape: number[]): Tensor {
  const { uniform } = random(name);
  return tensor(
    shape,
    Float64Array.from({ length: sizeOf(shape) }, () => 0.25 + 2 * uniform()),
  );
}

/** The tensor with other numbers at some flat places: −∞ where a mask would put it. */
export function having(t: Tensor, places: Readonly<Record<number, number>>): Tensor {
  const data = Float64Array.from(t.data);
  for (const [place, value] of Object.entries(places)) data[Number(place)] = value;
  return tensor(t.shape, data);
}

export function cells(shape: Shape, ...data: number[]): Tensor {
  return tensor(shape, data);
}
