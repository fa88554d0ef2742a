import { flag, integer, optionalMask, projected, temperature, weight } from './declare.js';
import { PAPERS } from './papers.js';
import { scaledScores, weigh } from './parts/attend.js';
import { maskFor } from './parts/mask.js';
import { mechanism } from './types.js';

/**
 * Keys and values that belong to no word are learned, and put in front; the model stays frozen. Every query sees them,
 * the first one, too. `share` is how much of its weight a query gives to them. Li & Liang 2021, §4.2.
 */
export const prefix = mechanism({
  title: { en: 'Prefix tuning', zh: '前缀微调' },
  summary: {
    en: 'learned keys and values stand in front of those of the text',
    zh: '在文本的键和值之前，拼上学到的键和值',
  },
  formula: 'softmax(Q [P_K; K]ᵀ / √d_k) [P_V; V]',
  paper: PAPERS['li-2021'],
  inputs: {
    Q: projected('n', 'd_k'),
    K: projected('m', 'd_k'),
    V: projected('m', 'd_v'),
    P_K: weight('p', 'd_k'),
    P_V: weight('p', 'd_v'),
    mask: optionalMask('n', 'm'),
  },
  params: { prefix: integer(2, { axis: 'p' }), causal: flag(), temperature: temperature() },
  about: { prefix: { en: 'p, how many learned keys stand in front', zh: 'p，前缀的个数' } },
  run(t, { Q, K, V, P_K, P_V, mask }, { prefix, causal, temperature }) {
    const K_all = t.concat(P_K, K, { axis: 0 }).as('K_all'); //       (p+m)×d_k
    const V_all = t.concat(P_V, V, { axis: 0 }).as('V_all'); //       (p+m)×d_v
    const own = maskFor(t, mask, causal, Q, K); //                    n×m
    const all = own && t.pad(own, { axis: 1, before: prefix, after: 0, value: 1 }).as('visible');
    const weights = weigh(t, scaledScores(t, Q, K_all), all, temperature); // n×(p+m)
    t.sum(t.slice(weights, { axis: -1, start: 0, end: prefix })).as('share'); // n
    t.matmul(weights, V_all).as('output'); //                         n×d_v
  },
});
