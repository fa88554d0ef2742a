import { flag, integer, number, optionalMask, tokens, weight } from './declare.js';
import { PAPERS } from './papers.js';
import { attend } from './parts/attend.js';
import { maskFor } from './parts/mask.js';
import { mechanism } from './types.js';

/**
 * Self-attention whose query projection is adapted: W_Q stays as it was, only A and B are trained, r·(d_model + d_k)
 * numbers in place of d_model·d_k. Training starts at B = 0, where nothing has changed yet. Afterwards the update can
 * be merged into W_Q, and costs nothing more. One token a row, so that A comes first. Hu et al. 2022, §4.1.
 */
export const lora = mechanism({
  title: { en: 'Low-rank adaptation (LoRA)', zh: '低秩适配（LoRA）' },
  summary: {
    en: 'a frozen projection, and a trained update of rank r beside it',
    zh: '原投影冻结，只训练旁边秩为 r 的更新',
  },
  formula: 'Q = X W_Q + (α/r) X A B,  ΔW = (α/r) A B,  A (d_model×r), B (r×d_k)',
  paper: PAPERS['hu-2022'],
  inputs: {
    X: tokens('n', 'd_model'),
    W_Q: weight('d_model', 'd_k'),
    A: weight('d_model', 'r'),
    B: weight('r', 'd_k'),
    W_K: weight('d_model', 'd_k'),
    W_V: weight('d_model', 'd_v'),
    mask: optionalMask('n', 'n'),
  },
  params: { rank: integer(1, { axis: 'r' }), alpha: number(2), merged: flag(), causal: flag() },
  about: {
    rank: { en: 'r, the width between A and B', zh: 'r，A 与 B 之间的宽度' },
    alpha: { en: 'α: the update is multiplied by α/r', zh: 'α：更新要乘以 α/r' },
    merged: { en: 'first add ΔW to W_Q: the same numbers', zh: '先把 ΔW 并入 W_Q，结果不变' },
  },
  sizes: { d_model: 6, d_k: 6, d_v: 3 },
  run(t, { X, W_Q, A, B, W_K, W_V, mask }, { rank, alpha, merged, causal }) {
    const by = { by: alpha / rank, formula: 'α/r' };
    const beside = () => {
      const frozen = t.matmul(X, W_Q).as('frozen'); //               n×d_k
      const low = t.matmul(X, A).as('low'); //                       n×r
      return t.add(frozen, t.scale(t.matmul(low, B), by).as('update'));
    };
    const within = () => {
      const delta_W = t.scale(t.matmul(A, B), by).as('delta_W'); //  d_model×d_k, of rank r
      return t.matmul(X, t.add(W_Q, delta_W).as('W_merged'));
    };
    const Q = (merged ? within() : beside()).as('Q');
    const K = t.matmul(X, W_K).as('K');
    const V = t.matmul(X, W_V).as('V');
    attend(t, Q, K, V, maskFor(t, mask, causal, Q, K)).as('output'); // n×d_v
  },
});
