import { fail } from '../engine/error.js';
import { example } from './declare.js';
import { PAPERS } from './papers.js';
import { mechanism } from './types.js';

const TAUS = [0.1, 0.5, 1, 2, 10];

export const temperature = mechanism({
  title: { en: 'Softmax at several temperatures', zh: '不同温度下的 softmax' },
  summary: {
    en: 'the same scores, from nearly argmax to nearly uniform',
    zh: '同一组得分，从近乎只取最大到近乎均匀',
  },
  formula: 'softmax(z / τ),  H = −Σ p ln p,  effective positions exp(H)',
  paper: PAPERS['hinton-2015'],
  inputs: {
    scores: example([2, 3, 1], 'm'),
    V: example([[10], [20], [30]], 'm', 'd_v'),
    tau: example(TAUS, 't'),
  },
  labels: { m: ['cat', 'dog', 'mat'], t: TAUS.map((tau) => `τ = ${tau}`) },
  run(t, { scores, V, tau }) {
    const value = tau.tensor.data.find((own) => !(own > 0));
    if (value !== undefined) fail('temperature', { value });
    const column = t.reshape(tau, { shape: [-1, 1], axes: 't,1' });
    const weights = t.softmax(t.divide(scores, column).as('tempered')).as('weights'); // t×m, a row a temperature
    const H = t.entropy(weights, { keep: true }).as('H'); //   0 … ln m
    t.exp(H).as('N_eff'); //                                    1 … m
    t.matmul(weights, V).as('output'); //                       t×d_v
  },
});
