import type { Node } from '../../trace/record.js';
import type { Tape } from '../types.js';

/** Every query beside every key: rows (n×d) as n×1×d. */
export function asQueries(t: Tape, X: Node): Node {
  const [n, d] = X.shape as [number, number];
  return t.reshape(X, { shape: [n, 1, d], axes: `${X.axes[0]},1,${X.axes[1]}` });
}

/** Rows (m×d) as 1×m×d. */
export function asKeys(t: Tape, X: Node): Node {
  const [m, d] = X.shape as [number, number];
  return t.reshape(X, { shape: [1, m, d], axes: `1,${X.axes[0]},${X.axes[1]}` });
}

/** vᵀ tanh(…) along the last axis: steps `hidden` (… d_a) and `scores`. Bahdanau et al. 2015, appendix A.1.2. */
export function tanhScores(t: Tape, inside: Node, v: Node): Node {
  const hidden = t.tanh(inside).as('hidden');
  return t.sum(t.multiply(hidden, v)).as('scores');
}
