import { flag, optionalMask, projected, temperature } from './declare.js';
import { PAPERS } from './papers.js';
import { scaledScores, weigh } from './parts/attend.js';
import { maskFor } from './parts/mask.js';
import { mechanism } from './types.js';

export const soft = mechanism({
  title: { en: 'Soft attention', zh: '软注意力' },
  summary: {
    en: 'the output is the expected value: every key takes part',
    zh: '输出是值的期望，每个位置都按权重参与',
  },
  formula: 'p = softmax(q Kᵀ / √d_k),  c = E[v] = Σ_s p_s v_s,  Var[v] = Σ_s p_s v_s² − c²',
  paper: PAPERS['xu-2015'],
  inputs: {
    Q: projected('n', 'd_k'),
    K: projected('m', 'd_k'),
    V: projected('m', 'd_v'),
    mask: optionalMask('n', 'm'),
  },
  params: { causal: flag(), temperature: temperature() },
  run(t, { Q, K, V, mask }, { causal, temperature }) {
    const weights = weigh(t, scaledScores(t, Q, K), maskFor(t, mask, causal, Q, K), temperature);
    const output = t.matmul(weights, V).as('output'); //          what a draw gives on average
    const squares = t.matmul(weights, t.power(V, { exponent: 2 }));
    t.subtract(squares, t.power(output, { exponent: 2 })).as('variance'); // how far draws lie from it
  },
});
