import type { Node } from '../../trace/record.js';
import type { Tape } from '../types.js';
import { linear } from './linear.js';

export interface FeedForwardWeights {
  readonly W_1: Node;
  readonly W_2: Node;
  readonly b_1?: Node | undefined;
  readonly b_2?: Node | undefined;
}

/** max(0, X W₁ + b₁) W₂ + b₂, each row by itself, without a name. Vaswani et al. 2017, equation 2; GELU in BERT. */
export function feedForward(
  t: Tape,
  X: Node,
  { W_1, b_1, W_2, b_2 }: FeedForwardWeights,
  activation: 'relu' | 'gelu',
): Node {
  const inner = linear(t, X, W_1, b_1).as('inner'); //             n×d_ff
  const active = (activation === 'relu' ? t.relu(inner) : t.gelu(inner)).as('active');
  return linear(t, active, W_2, b_2); //                           n×d_model
}
