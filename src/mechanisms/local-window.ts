import { flag, integer, optionalMask, projected, temperature } from './declare.js';
import { PAPERS } from './papers.js';
import { attend } from './parts/attend.js';
import { pairing, pattern } from './parts/mask.js';
import { mechanism } from './types.js';

export const localWindow = mechanism({
  title: { en: 'Local window (Longformer)', zh: '局部窗口注意力（Longformer）' },
  summary: {
    en: 'each token sees w neighbours on either side',
    zh: '每个词只看左右各 w 个邻居',
  },
  formula: 'softmax(Q Kᵀ / √d_k where |i − j| ≤ w, else −∞) V',
  paper: PAPERS['beltagy-2020'],
  inputs: {
    Q: projected('n', 'd_k'),
    K: projected('n', 'd_k'),
    V: projected('n', 'd_v'),
    mask: optionalMask('n', 'n'),
  },
  params: {
    window: integer(1, { least: 0 }),
    globals: integer(0, { least: 0 }),
    causal: flag(),
    temperature: temperature(),
  },
  labels: { n: ['the', 'cat', 'sat', 'on', 'the', 'mat'] },
  run(t, { Q, K, V, mask }, { window, globals, causal, temperature }) {
    const band = pattern(t, mask ? 'band' : 'mask', pairing(Q, K), (i, j) => {
      const near = Math.abs(i - j) <= window;
      const global = i < globals || j < globals; // the first tokens see all and are seen by all
      return (near || global) && (!causal || j <= i);
    });
    const visible = mask ? t.multiply(mask, band).as('visible') : band;
    attend(t, Q, K, V, visible, temperature).as('output');
  },
});
