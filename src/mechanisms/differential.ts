import { tensor } from '../engine/tensor.js';
import { flag, integer, optional, optionalMask, projected } from './declare.js';
import { PAPERS } from './papers.js';
import { scaledScores, weigh } from './parts/attend.js';
import { maskFor } from './parts/mask.js';
import { mechanism } from './types.js';

/**
 * Equation 1, one head. What both maps see is noise and goes; rows sum to 1 − λ, and a weight may be negative.
 * λ, when it is not given, is what the paper starts from, λ_init of the layer: there it also learns a part
 * exp(λ_q1·λ_k1) − exp(λ_q2·λ_k2), which is 0 while those vectors are.
 */
export const differential = mechanism({
  title: { en: 'Differential attention', zh: '差分注意力' },
  summary: {
    en: 'two maps subtracted, so that what both see cancels out',
    zh: '两张注意力图相减，抵消共有的噪声',
  },
  formula: '(A₁ − λ A₂) V,  Aᵢ = softmax(Qᵢ Kᵢᵀ / √d_k),  λ = 0.8 − 0.6 e^{−0.3 (layer−1)}',
  paper: PAPERS['ye-2024'],
  inputs: {
    Q: projected('n', '2·d_k'),
    K: projected('m', '2·d_k'),
    V: projected('m', 'd_v'),
    lambda: optional('1'),
    mask: optionalMask('n', 'm'),
  },
  params: { layer: integer(1), causal: flag() },
  sizes: { d_k: 2, d_v: ({ d_k }) => 2 * d_k! },
  run(t, { Q, K, V, lambda, mask }, { layer, causal }) {
    const d_k = Q.shape[1]! / 2;
    const visible = maskFor(t, mask, causal, Q, K);
    const map = (which: 1 | 2) =>
      t.scope(`A${which}`, (s) => {
        const half = { axis: -1, start: (which - 1) * d_k, end: which * d_k };
        return weigh(s, scaledScores(s, s.slice(Q, half).as('Q'), s.slice(K, half).as('K')), visible);
      });
    const signal = map(1);
    const noise = map(2);
    const λ_init = 0.8 - 0.6 * Math.exp(-0.3 * (layer - 1));
    const λ = lambda ?? t.input('lambda', tensor([1], [λ_init]), ['1'], { origin: 'constant' });
    const weights = t.subtract(signal, t.multiply(noise, λ).as('scaled_noise')).as('weights');
    t.matmul(weights, V).as('output');
  },
});
