import { flag, optionalMask, projected } from './declare.js';
import { PAPERS } from './papers.js';
import { scaledScores } from './parts/attend.js';
import { maskFor } from './parts/mask.js';
import { mechanism } from './types.js';

export const sparsemax = mechanism({
  title: { en: 'Sparsemax attention', zh: 'Sparsemax 注意力' },
  summary: {
    en: 'weights that sum to 1, with exact zeros for low scores',
    zh: '权重和为 1，得分低的位置恰好是 0',
  },
  formula: 'sparsemax(Q Kᵀ / √d_k) V,  sparsemax(z) = argmin_p ‖p − z‖²',
  paper: PAPERS['martins-2016'],
  inputs: {
    Q: projected('n', 'd_k'),
    K: projected('m', 'd_k'),
    V: projected('m', 'd_v'),
    mask: optionalMask('n', 'm'),
  },
  params: { causal: flag() },
  labels: { n: ['the', 'cat', 'sat', 'on', 'the', 'mat'] },
  run(t, { Q, K, V, mask }, { causal }) {
    const scaled = scaledScores(t, Q, K);
    const visible = maskFor(t, mask, causal, Q, K);
    const weights = t.sparsemax(visible ? t.mask(scaled, visible).as('masked') : scaled).as('weights');
    t.matmul(weights, V).as('output');
  },
});
