import type { Node } from '../trace/record.js';
import { example, flag, number, optionalMask, projected } from './declare.js';
import { PAPERS } from './papers.js';
import { weigh } from './parts/attend.js';
import { maskFor } from './parts/mask.js';
import { unit } from './parts/unit.js';
import { mechanism, type Tape } from './types.js';

/**
 * Scores are at most g whatever the length of queries and keys, so that softmax cannot saturate; g is learned
 * and stands where 1/√d_k did. The soft cap (Gemma Team 2024) is another bound: c tanh(s/c) stays within ±c.
 */
export const qkNorm = mechanism({
  title: { en: 'QK-norm', zh: 'QK 归一化注意力' },
  summary: {
    en: 'unit queries and keys, a learned scale, a cap if you like',
    zh: '查询与键先归一化，再乘可学习的 g；可加 tanh 软上限',
  },
  formula: 'softmax(g Q̂ K̂ᵀ) V,  with a cap: softmax(c tanh(g Q̂ K̂ᵀ / c)) V',
  paper: PAPERS['henry-2020'],
  inputs: {
    Q: projected('n', 'd_k'),
    K: projected('m', 'd_k'),
    V: projected('m', 'd_v'),
    g: example([5], '1'),
    mask: optionalMask('n', 'm'),
  },
  /** cap: c, and 0 for none. */
  params: { cap: number(0, { least: 0 }), causal: flag() },
  run(t, { Q, K, V, g, mask }, { cap, causal }) {
    const Q_unit = unit(t, Q).as('Q_unit');
    const K_unit = unit(t, K).as('K_unit');
    const scores = t.matmul(Q_unit, K_unit, { bT: true }).as('scores'); // from −1 to 1
    const scaled = t.multiply(scores, g).as('scaled');
    const logits = cap > 0 ? softCap(t, scaled, cap).as('capped') : scaled;
    t.matmul(weigh(t, logits, maskFor(t, mask, causal, Q, K)), V).as('output');
  },
});

/** c tanh(z/c), without a name: z where it is small, and never outside ±c. */
function softCap(t: Tape, z: Node, c: number): Node {
  return t.scale(t.tanh(t.scale(z, { by: 1 / c, formula: '1/c' })), { by: c, formula: 'c' });
}
