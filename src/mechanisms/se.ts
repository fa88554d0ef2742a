import { PAPERS } from './papers.js';
import { bottleneck, gateChannels, IMAGE, middle, pool } from './parts/gates.js';
import { mechanism } from './types.js';

export const se = mechanism({
  title: { en: 'Squeeze-and-excitation (SE)', zh: 'SE 通道注意力（压缩与激励）' },
  summary: {
    en: 'each channel is turned up or down by what all channels hold',
    zh: '看过所有通道的均值后，逐个通道放大或压低',
  },
  formula: 's = σ(ReLU(z W₁) W₂),  z = mean over H×W of X;  s_c X_c',
  paper: PAPERS['hu-2018'],
  inputs: { X: IMAGE.X, W_1: IMAGE.W_1, W_2: IMAGE.W_2 },
  params: { middle },
  labels: IMAGE.labels,
  sizes: { H: 4, W: 4 },
  run(t, { X, W_1, W_2 }) {
    const z = pool(t, X, 'mean').as('z'); //                        1×C: squeeze
    const s = t.sigmoid(bottleneck(t, z, W_1, W_2)).as('s'); //     1×C: excitation
    gateChannels(t, X, s).as('output'); //                          C×H×W
  },
});
