import { flag, optionalMask, projected, temperature } from './declare.js';
import { PAPERS } from './papers.js';
import { weigh } from './parts/attend.js';
import { maskFor } from './parts/mask.js';
import { mechanism } from './types.js';

export const dotProduct = mechanism({
  title: { en: 'Dot-product attention', zh: '点积注意力' },
  summary: {
    en: 'the score is the dot product of query and key',
    zh: '得分就是查询与键的点积',
  },
  formula: 'softmax(Q Kᵀ) V',
  paper: PAPERS['luong-2015'],
  inputs: {
    Q: projected('n', 'd_k'),
    K: projected('m', 'd_k'),
    V: projected('m', 'd_v'),
    mask: optionalMask('n', 'm'),
  },
  params: { causal: flag(), temperature: temperature() },
  run(t, { Q, K, V, mask }, { causal, temperature }) {
    const scores = t.matmul(Q, K, { bT: true }).as('scores');
    const weights = weigh(t, scores, maskFor(t, mask, causal, Q, K), temperature);
    t.matmul(weights, V).as('output');
  },
});
