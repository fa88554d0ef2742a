import { flag, optionalMask, projected, temperature, weight } from './declare.js';
import { PAPERS } from './papers.js';
import { weigh } from './parts/attend.js';
import { maskFor } from './parts/mask.js';
import { mechanism } from './types.js';

export const bilinear = mechanism({
  title: { en: 'Bilinear attention (Luong general)', zh: '双线性注意力（Luong 的 general）' },
  summary: {
    en: 'a learned matrix between query and key: widths may differ',
    zh: '查询与键之间隔一个学来的矩阵，两者宽度可以不同',
  },
  formula: 'softmax(Q W_a Kᵀ) V',
  paper: PAPERS['luong-2015'],
  inputs: {
    Q: projected('n', 'd_q'),
    K: projected('m', 'd_k'),
    V: projected('m', 'd_v'),
    W_a: weight('d_q', 'd_k'),
    mask: optionalMask('n', 'm'),
  },
  params: { causal: flag(), temperature: temperature() },
  sizes: { d_q: 4 },
  run(t, { Q, K, V, W_a, mask }, { causal, temperature }) {
    const asked = t.matmul(Q, W_a).as('QW'); //                n×d_k
    const scores = t.matmul(asked, K, { bT: true }).as('scores');
    const weights = weigh(t, scores, maskFor(t, mask, causal, Q, K), temperature);
    t.matmul(weights, V).as('output');
  },
});
