import type { Axes } from '../engine/op.js';
import type { Shape, Tensor } from '../engine/tensor.js';
import type { Node } from './record.js';
import type { Params, Step } from './types.js';

/** A step on its way: what `finish` makes a Step of. It has no name until it is given one. */
export class Recorded implements Node {
  name = '';
  readonly shape: Shape;

  constructor(
    readonly op: string,
    readonly from: readonly Recorded[],
    readonly tensor: Tensor,
    readonly axes: Axes,
    readonly about: Pick<Step, 'params' | 'origin' | 'kind'>,
    private readonly named: (node: Recorded, name: string) => void,
  ) {
    this.shape = tensor.shape;
  }

  as(name: string): this {
    this.named(this, name);
    return this;
  }

  /** Without the keys that say nothing. No spreading: it would take longer than a small product. */
  step(): Step {
    const { name, op, axes, shape, tensor: value } = this;
    const { params, origin, kind } = this.about;
    const from = this.from.map((node) => node.name);
    const step: { -readonly [K in keyof Step]: Step[K] } = isEmpty(params)
      ? { name, op, from, axes, shape, value }
      : { name, op, from, params, axes, shape, value };
    if (origin) step.origin = origin;
    if (kind && kind !== 'number') step.kind = kind;
    return step;
  }
}

function isEmpty(params: Params = {}): boolean {
  return Object.keys(params).length === 0;
}
