import type { Node } from '../../trace/record.js';
import type { Tape } from '../types.js';

/**
 * e^{zᵢ} / (e^s + Σⱼ e^{zⱼ}) = e^{zᵢ − log(e^s + Σⱼ e^{zⱼ})}: softmax beside one more column whose share goes to
 * nobody, so that a row may sum to less than 1. Scores z (… n×m), s (… n×1) → `weights` (… n×m), `total` (… n).
 * The logarithm is taken with the maximum set apart, so that nothing overflows.
 */
export function weighBesideSink(t: Tape, scores: Node, sink: Node, mask?: Node): Node {
  const visible = mask ? t.mask(scores, mask).as('masked') : scores;
  const with_sink = t.concat(visible, sink).as('with_sink'); //         … n×(m+1)
  const log_sum = t.logSumExp(with_sink, { keep: true }).as('log_sum'); // … n×1
  const weights = t.exp(t.subtract(visible, log_sum)).as('weights');
  t.sum(weights).as('total');
  return weights;
}
