import { PAPERS } from './papers.js';
import { channelGate, gateChannels, IMAGE, middle } from './parts/gates.js';
import { mechanism } from './types.js';

export const channelAttention = mechanism({
  title: { en: 'Channel attention (of CBAM)', zh: '通道注意力（CBAM）' },
  summary: {
    en: 'a gate a channel, from its mean and its maximum',
    zh: '由每个通道的均值和最大值算出该通道的门',
  },
  formula: 'M_c = σ(MLP(mean) + MLP(max)),  M_c ⊙ X',
  paper: PAPERS['woo-2018'],
  inputs: { X: IMAGE.X, W_1: IMAGE.W_1, W_2: IMAGE.W_2 },
  params: { middle },
  labels: IMAGE.labels,
  sizes: { H: 4, W: 4 },
  run(t, { X, W_1, W_2 }) {
    gateChannels(t, X, channelGate(t, X, W_1, W_2)).as('output'); // C×H×W
  },
});
