import { flag, optionalMask, projected } from './declare.js';
import { PAPERS } from './papers.js';
import { scaledScores } from './parts/attend.js';
import { maskFor } from './parts/mask.js';
import { mechanism } from './types.js';

/** b = −ln of the number of keys, so that a row of scores around 0 sums to about 1, as under softmax. */
export const sigmoid = mechanism({
  title: { en: 'Sigmoid attention', zh: 'Sigmoid 注意力' },
  summary: {
    en: 'each weight by itself: keys do not compete for a sum of 1',
    zh: '每个权重各算各的，键之间不争那个总和 1',
  },
  formula: 'σ(Q Kᵀ / √d_k + b) V,  b = −ln n',
  paper: PAPERS['ramapuram-2024'],
  inputs: {
    Q: projected('n', 'd_k'),
    K: projected('m', 'd_k'),
    V: projected('m', 'd_v'),
    mask: optionalMask('n', 'm'),
  },
  params: { causal: flag() },
  run(t, { Q, K, V, mask }, { causal }) {
    const visible = maskFor(t, mask, causal, Q, K);
    const scaled = scaledScores(t, Q, K);
    const [keys] = K.shape as [number];
    const shifted = t.shift(scaled, { by: -Math.log(keys), formula: `−ln ${keys}` }).as('shifted');
    const weights = t.sigmoid(visible ? t.mask(shifted, visible).as('masked') : shifted).as('weights');
    t.sum(weights).as('total');
    t.matmul(weights, V).as('output');
  },
});
