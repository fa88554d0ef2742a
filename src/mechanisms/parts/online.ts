import { tensor } from '../../engine/tensor.js';
import type { Node } from '../../trace/record.js';
import type { Tape } from '../types.js';

/** What a softmax by row needs to know of the keys seen so far: their largest score m, and l = Σ e^(z − m). */
export interface Running {
  readonly m: Node; // n×1
  readonly l: Node; // n×1
}

/** Before any key: m = −∞ and l = 0, as leaves `m_0` and `l_0`. */
export function nothingSeen(t: Tape, Q: Node): Running {
  const n = Q.shape[0]!;
  const column = (name: string, value: number): Node =>
    t.input(name, tensor([n, 1], new Array<number>(n).fill(value)), [Q.axes[0]!, '1'], {
      origin: 'constant',
    });
  return { m: column('m_0', -Infinity), l: column('l_0', 0) };
}

/**
 * One more block of scores z (n×b): steps m = max(m_old, max z), `carry` = e^(m_old − m), by which what was summed
 * under the old maximum is corrected, P = e^(z − m), and l = carry · l_old + Σ P.
 * Milakov & Gimelshein 2018, algorithm 3.
 */
export function see(t: Tape, before: Running, z: Node): Running & { readonly carry: Node; readonly P: Node } {
  const m = t.maximum(before.m, t.max(z, { keep: true })).as('m');
  const carry = t.exp(t.subtract(before.m, m)).as('carry');
  const P = t.exp(t.subtract(z, m)).as('P');
  const l = t.add(t.multiply(carry, before.l), t.sum(P, { keep: true })).as('l');
  return { m, l, carry, P };
}

/** Keys in blocks of b, the last as long as what is left. */
export function blocksOf(keys: number, b: number): { readonly start: number; readonly end: number }[] {
  return Array.from({ length: Math.ceil(keys / b) }, (_, j) => ({
    start: j * b,
    end: Math.min((j + 1) * b, keys),
  }));
}
