import { integer } from './declare.js';
import { PAPERS } from './papers.js';
import { channelGate, gateChannels, IMAGE, middle, spatialGate } from './parts/gates.js';
import { mechanism } from './types.js';

/** The paper's kernel is 7×7; the default is 3×3, for an image as small as the example. */
export const cbam = mechanism({
  title: { en: 'Convolutional block attention (CBAM)', zh: 'CBAM 卷积块注意力' },
  summary: {
    en: 'gates first which channels count, then which places',
    zh: '先给通道加门，再给空间位置加门',
  },
  formula: "X' = M_c(X) ⊙ X,  M_s(X') ⊙ X'",
  paper: PAPERS['woo-2018'],
  inputs: { X: IMAGE.X, W_1: IMAGE.W_1, W_2: IMAGE.W_2, f: IMAGE.f },
  params: { middle, kernel: integer(3, { axis: 'k' }) },
  labels: IMAGE.labels,
  sizes: { H: 4, W: 4 },
  run(t, { X, W_1, W_2, f }) {
    const M_c = channelGate(t, X, W_1, W_2); //          1×C
    const gated = gateChannels(t, X, M_c).as("X'"); //   C×H×W
    const M_s = spatialGate(t, gated, f); //             H×W
    t.multiply(gated, M_s).as('output'); //              C×H×W
  },
});
