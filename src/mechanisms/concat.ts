import { flag, optionalMask, projected, temperature, weight } from './declare.js';
import { PAPERS } from './papers.js';
import { tanhScores } from './parts/additive.js';
import { weigh } from './parts/attend.js';
import { maskFor } from './parts/mask.js';
import { mechanism } from './types.js';

export const concat = mechanism({
  title: { en: 'Concat attention (Luong concat)', zh: '拼接注意力（Luong 的 concat）' },
  summary: {
    en: 'additive attention written with [query; key] in one matrix',
    zh: '把查询和键拼起来过一个矩阵，与加性注意力等价',
  },
  formula: 'softmax(e) V,  e_ij = v_aᵀ tanh(W_a [q_i; k_j])',
  paper: PAPERS['luong-2015'],
  inputs: {
    Q: projected('n', 'd_q'),
    K: projected('m', 'd_k'),
    V: projected('m', 'd_v'),
    W_a: weight('d_q+d_k', 'd_a'),
    v_a: weight('d_a'),
    mask: optionalMask('n', 'm'),
  },
  params: { causal: flag(), temperature: temperature() },
  sizes: { d_q: 4, d_a: 3 },
  run(t, { Q, K, V, W_a, v_a, mask }, { causal, temperature }) {
    const queries = t.expand(Q, { axis: 1, times: K.shape[0]!, letter: K.axes[0] });
    const keys = t.expand(K, { axis: 0, times: Q.shape[0]!, letter: Q.axes[0] });
    const pairs = t.concat(queries, keys).as('pairs'); //       n×m×(d_q+d_k)
    const scores = tanhScores(t, t.matmul(pairs, W_a).as('sum'), v_a); // n×m
    const weights = weigh(t, scores, maskFor(t, mask, causal, Q, K), temperature);
    t.matmul(weights, V).as('output');
  },
});
