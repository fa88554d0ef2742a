import { flag, optionalMask, projected, temperature } from './declare.js';
import { PAPERS } from './papers.js';
import { attend } from './parts/attend.js';
import { maskFor } from './parts/mask.js';
import { mechanism } from './types.js';

export const scaledDotProduct = mechanism({
  title: { en: 'Scaled dot-product attention', zh: '缩放点积注意力' },
  summary: {
    en: 'dot products, divided by √d_k before the softmax',
    zh: '点积得分先除以 √d_k，再做 softmax',
  },
  formula: 'softmax(Q Kᵀ / √d_k) V',
  paper: PAPERS['vaswani-2017'],
  inputs: {
    Q: projected('n', 'd_k'),
    K: projected('m', 'd_k'),
    V: projected('m', 'd_v'),
    mask: optionalMask('n', 'm'),
  },
  params: { causal: flag(), temperature: temperature() },
  run(t, { Q, K, V, mask }, { causal, temperature }) {
    attend(t, Q, K, V, maskFor(t, mask, causal, Q, K), temperature).as('output');
  },
});
