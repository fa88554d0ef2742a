import type { Node } from '../../trace/record.js';
import type { Tape } from '../types.js';

/** Scaled scores Q Kᵀ / √d_k, as steps `scores` and `scaled`. Q (… n×d_k), K (… m×d_k) → (… n×m). */
export function scaledScores(t: Tape, Q: Node, K: Node): Node {
  const d_k = Q.shape.at(-1)!;
  const scores = t.matmul(Q, K, { bT: true }).as('scores');
  return t.scale(scores, { by: 1 / Math.sqrt(d_k), formula: '1/√d_k' }).as('scaled');
}

/** Scores / τ, the step `tempered`; where τ is 1, the scores themselves. */
export function temper(t: Tape, scores: Node, temperature: number): Node {
  return temperature === 1 ? scores : t.scale(scores, { by: 1 / temperature, formula: '1/τ' }).as('tempered');
}

/**
 * Scores to weights: divided by the temperature τ (step `tempered`, left out where it is 1), what may not be
 * seen set to −∞ (`masked`), then softmax by row (`weights`).
 */
export function weigh(t: Tape, scores: Node, mask?: Node, temperature = 1): Node {
  const tempered = temper(t, scores, temperature);
  const visible = mask ? t.mask(tempered, mask).as('masked') : tempered;
  return t.softmax(visible).as('weights');
}

/** softmax(Q Kᵀ / √d_k) V without a name for the result. Vaswani et al. 2017, equation 1. */
export function attend(t: Tape, Q: Node, K: Node, V: Node, mask?: Node, temperature = 1): Node {
  return t.matmul(weigh(t, scaledScores(t, Q, K), mask, temperature), V);
}
