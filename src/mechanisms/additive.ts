import { flag, optionalMask, projected, temperature, weight } from './declare.js';
import { PAPERS } from './papers.js';
import { asKeys, asQueries, tanhScores } from './parts/additive.js';
import { weigh } from './parts/attend.js';
import { maskFor } from './parts/mask.js';
import { mechanism } from './types.js';

export const additive = mechanism({
  title: { en: 'Additive attention (Bahdanau)', zh: '加性注意力（Bahdanau）' },
  summary: {
    en: 'query plus key through a tanh layer gives the score',
    zh: '查询与键相加，经 tanh 一层得到得分',
  },
  formula: 'softmax(e) V,  e_ij = vᵀ tanh(W_q q_i + W_k k_j)',
  paper: PAPERS['bahdanau-2015'],
  inputs: {
    Q: projected('n', 'd_q'),
    K: projected('m', 'd_k'),
    V: projected('m', 'd_v'),
    W_q: weight('d_q', 'd_a'),
    W_k: weight('d_k', 'd_a'),
    v: weight('d_a'),
    mask: optionalMask('n', 'm'),
  },
  params: { causal: flag(), temperature: temperature() },
  sizes: { d_q: 4, d_a: 3 },
  run(t, { Q, K, V, W_q, W_k, v, mask }, { causal, temperature }) {
    const query = t.matmul(Q, W_q).as('query'); //             n×d_a
    const key = t.matmul(K, W_k).as('key'); //                 m×d_a
    const sum = t.add(asQueries(t, query), asKeys(t, key)).as('sum'); // n×m×d_a
    const scores = tanhScores(t, sum, v); //                   n×m
    const weights = weigh(t, scores, maskFor(t, mask, causal, Q, K), temperature);
    t.matmul(weights, V).as('output');
  },
});
