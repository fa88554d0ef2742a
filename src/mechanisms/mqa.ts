import { flag, integer, optionalMask, temperature, tokens, weight } from './declare.js';
import { PAPERS } from './papers.js';
import { attend } from './parts/attend.js';
import { headWidth } from './parts/heads.js';
import { maskFor } from './parts/mask.js';
import { mechanism } from './types.js';

export const mqa = mechanism({
  title: { en: 'Multi-query attention (MQA)', zh: '多查询注意力（MQA）' },
  summary: {
    en: 'many query heads, one head of keys and values for all',
    zh: '查询有多个头，键和值只有一个头，大家共用',
  },
  formula: 'concat(head₁ … head_h) W_O,  headᵢ = softmax(Qᵢ Kᵀ / √d_k) V',
  paper: PAPERS['shazeer-2019'],
  inputs: {
    X: tokens('n', 'd_model'),
    W_Q: weight('d_model', 'h·d_k'),
    W_K: weight('d_model', 'd_k'),
    W_V: weight('d_model', 'd_v'),
    W_O: weight('h·d_v', 'd_out'),
    mask: optionalMask('n', 'n'),
  },
  params: {
    heads: integer(2, { axis: 'h' }),
    d_model: integer(4, { axis: 'd_model' }),
    causal: flag(),
    temperature: temperature(),
  },
  sizes: { d_k: headWidth, d_v: ({ d_k }) => d_k!, d_out: ({ d_model }) => d_model! },
  run(t, { X, W_Q, W_K, W_V, W_O, mask }, { heads, causal, temperature }) {
    const Q = t.matmul(X, W_Q).as('Q'); //                   n×(h·d_k)
    const K = t.matmul(X, W_K).as('K'); //                   n×d_k, all that a cache must keep
    const V = t.matmul(X, W_V).as('V'); //                   n×d_v
    const Q_h = t.splitHeads(Q, { heads }).as('Q_h'); //     h×n×d_k
    const visible = maskFor(t, mask, causal, Q, K);
    const per_head = attend(t, Q_h, K, V, visible, temperature).as('per_head'); // h×n×d_v
    const concat = t.joinHeads(per_head).as('concat'); //    n×(h·d_v)
    t.matmul(concat, W_O).as('output');
  },
});
