import { zeros } from '../../engine/tensor.js';
import type { Node } from '../../trace/record.js';
import type { Tape } from '../types.js';

/** Row i of X (n×d) as a row (1×d), or entry i of a list (n) as a list of one; without a name. */
export function row(t: Tape, X: Node, i: number): Node {
  return t.slice(X, { axis: 0, start: i, end: i + 1 });
}

/** Runs `step` in the scopes t0 … t(n−1), and lays the rows it gives one under the other, without a name. */
export function scan(t: Tape, n: number, step: (t: Tape, i: number) => Node): Node {
  const rows = Array.from({ length: n }, (_, i) => t.scope(`t${i}`, (s) => step(s, i)));
  return t.concat(...rows, { axis: 0, letter: 'n' });
}

/** A memory that holds nothing yet (d_k×d_v), the leaf `S_0`. */
export function emptyState(t: Tape, K: Node, V: Node): Node {
  const [d_k, d_v] = [K.shape[1]!, V.shape[1]!];
  return t.input('S_0', zeros([d_k, d_v]), [K.axes[1]!, V.axes[1]!], { origin: 'constant' });
}

/** S + kᵀ v, the step `S`: a memory (d_k×d_v) to which a value is added under a key; k (1×d_k), v (1×d_v). */
export function write(t: Tape, S: Node, k: Node, v: Node): Node {
  return t.add(S, t.matmul(t.transpose(k), v)).as('S');
}

/**
 * S + β kᵀ (v − k S), the step `S`: what the memory `held` under the key gives way to the value, by the share β.
 * Widrow and Hoff's rule, as a fast weight programmer has it (Schlag, Irie & Schmidhuber 2021).
 */
export function overwrite(t: Tape, S: Node, k: Node, v: Node, β: Node): Node {
  const held = t.matmul(k, S).as('held'); //                     1×d_v
  const error = t.subtract(v, held).as('error');
  return write(t, S, k, t.multiply(error, β).as('change'));
}
