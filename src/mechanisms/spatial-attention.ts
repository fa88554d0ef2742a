import { integer } from './declare.js';
import { PAPERS } from './papers.js';
import { IMAGE, spatialGate } from './parts/gates.js';
import { mechanism } from './types.js';

export const spatialAttention = mechanism({
  title: { en: 'Spatial attention (of CBAM)', zh: '空间注意力（CBAM）' },
  summary: {
    en: 'a gate a place, from a convolution over what the channels hold',
    zh: '对各通道的汇总做卷积，算出每个位置的门',
  },
  formula: 'M_s = σ(f ⋆ [mean; max]),  M_s ⊙ X',
  paper: PAPERS['woo-2018'],
  inputs: { X: IMAGE.X, f: IMAGE.f },
  params: { kernel: integer(3, { axis: 'k' }) },
  labels: IMAGE.labels,
  sizes: { H: 4, W: 4 },
  run(t, { X, f }) {
    t.multiply(X, spatialGate(t, X, f)).as('output'); // C×H×W
  },
});
