import { flag, optionalMask, projected, temperature } from './declare.js';
import { PAPERS } from './papers.js';
import { scaledScores, weigh } from './parts/attend.js';
import { maskFor } from './parts/mask.js';
import { mechanism } from './types.js';

export const entropy = mechanism({
  title: { en: 'Entropy of attention', zh: '注意力的熵' },
  summary: {
    en: 'how many keys a query really looks at: exp(H)',
    zh: '每个查询实际看了几个位置：exp(H)',
  },
  formula: 'H_i = −Σ_j p_ij ln p_ij,  effective positions exp(H_i),  1 … m',
  paper: PAPERS['hill-1973'],
  inputs: {
    Q: projected('n', 'd_k'),
    K: projected('m', 'd_k'),
    mask: optionalMask('n', 'm'),
  },
  params: { causal: flag(), temperature: temperature() },
  run(t, { Q, K, mask }, { causal, temperature }) {
    const weights = weigh(t, scaledScores(t, Q, K), maskFor(t, mask, causal, Q, K), temperature);
    const H = t.entropy(weights, { keep: true }).as('H'); //  n×1, in nats
    t.exp(H).as('output'); //                                  n×1, positions
  },
});
