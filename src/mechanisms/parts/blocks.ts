import type { Node } from '../../trace/record.js';
import type { Tape } from '../types.js';
import { pattern } from './mask.js';

/** Which block each key is in, blocks of `size` in a row, the last perhaps shorter: the leaf `member` (b×n). */
export function membership(t: Tape, K: Node, size: number): Node {
  const n = K.shape[0]!;
  const pairs = { shape: [Math.ceil(n / size), n], axes: ['b', K.axes[0]!] };
  return pattern(t, 'member', pairs, (block, key) => block === Math.floor(key / size));
}

/** 1 at the k largest of each row (… b), else 0, without a name; the places are the step `chosen` (… k). */
export function pick(t: Tape, x: Node, k: number): Node {
  const depth = x.shape.at(-1)!;
  const chosen = t.topK(x, { k: Math.min(k, depth) }).as('chosen');
  return t.sum(t.oneHot(chosen, { depth, letter: x.axes.at(-1) }), { axis: -2 });
}
