import { example, number } from './declare.js';
import { PAPERS } from './papers.js';
import { asKeys, asQueries } from './parts/additive.js';
import { weigh } from './parts/attend.js';
import { mechanism } from './types.js';

export const nadarayaWatson = mechanism({
  title: { en: 'Kernel regression (Nadaraya–Watson)', zh: '核回归（Nadaraya–Watson）' },
  summary: {
    en: 'the mean of known values, the nearer the heavier',
    zh: '对已知值加权平均，越近的权重越大',
  },
  formula: 'softmax(−‖q − k‖² / 2h²) V',
  paper: PAPERS['nadaraya-1964'],
  inputs: {
    Q: example([[9], [13], [18]], 'n', 'd'),
    K: example([[0], [6], [12], [18]], 'm', 'd'),
    V: example([[8], [11], [19], [15]], 'm', 'd_v'),
  },
  labels: { n: ['09:00', '13:00', '18:00'], m: ['00:00', '06:00', '12:00', '18:00'] },
  params: { bandwidth: number(3, { above: 0 }) },
  run(t, { Q, K, V }, { bandwidth }) {
    const difference = t.subtract(asQueries(t, Q), asKeys(t, K)); //   n×m×d
    const distance2 = t.sum(t.power(difference, { exponent: 2 })).as('distance2'); // n×m
    const scores = t.scale(distance2, { by: -1 / (2 * bandwidth ** 2), formula: '−1/(2h²)' }).as('scores');
    t.matmul(weigh(t, scores), V).as('output');
  },
});
