import { example, exampleWeight, integer, optionalMask } from './declare.js';
import { PAPERS } from './papers.js';
import { alignmentLabels, decoderStates, encoderStates } from './parts/alignment.js';
import { places, windowMask } from './parts/window.js';
import { mechanism } from './types.js';

/** Set by hand so that p_t is where the word stands in the source. */
const W_P = [
  [1, 0, 0, 0, 0],
  [0, 1, 0, 0, 0],
  [0, 0, 1, 0, 0],
  [0, 0, 0, 1, 0],
  [0, 0, 0, 0, 1],
];
const V_P = [-3.3, -1.6, 0.3, -0.3, 1.6];

export const localP = mechanism({
  title: { en: 'Local attention, predictive (Luong local-p)', zh: '预测式局部注意力（Luong local-p）' },
  summary: {
    en: 'the decoder predicts where to look; a Gaussian favours it',
    zh: '先预测看哪里，再用高斯偏重它的附近',
  },
  formula: 'p_t = S·σ(v_pᵀ tanh(W_p h_t)),  a_t(s) = align(h_t, h_s) exp(−(s − p_t)² / 2σ²),  σ = D/2',
  paper: PAPERS['luong-2015'],
  inputs: {
    h_t: decoderStates,
    h_s: encoderStates,
    W_p: exampleWeight(W_P, 'd', 'd_p'),
    v_p: example(V_P, 'd_p'),
    mask: optionalMask('n', 'm'),
  },
  params: { window: integer(2) },
  labels: alignmentLabels,
  run(t, { h_t, h_s, W_p, v_p, mask }, { window: D }) {
    const S = h_s.shape[0]!;
    const hidden = t.tanh(t.matmul(h_t, W_p)).as('hidden'); //                       n×d_p
    const share = t.sigmoid(t.sum(t.multiply(hidden, v_p), { keep: true })).as('share'); // of the source's length
    const p = t.scale(share, { by: S, formula: 'S' }).as('p'); //                    n×1, a real number
    const offset = t.subtract(places(t, h_s), p).as('offset'); //                    s − p_t, n×m
    const visible = windowMask(t, offset, D, mask);
    const scores = t.matmul(h_t, h_s, { bT: true }).as('scores');
    const align = t.softmax(t.mask(scores, visible).as('masked')).as('align');
    const by = -1 / (2 * (D / 2) ** 2);
    const gauss = t.exp(t.scale(t.power(offset, { exponent: 2 }), { by, formula: '−1/2σ²' })).as('gauss');
    const weights = t.multiply(align, gauss).as('weights'); //   rows no longer sum to 1, as in the paper
    t.matmul(weights, h_s).as('output');
  },
});
