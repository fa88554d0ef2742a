import { choice, flag, integer, optionalMask, tokens } from './declare.js';
import { PAPERS } from './papers.js';
import { ENCODER, encoderLayer } from './parts/block.js';
import { headWidth } from './parts/heads.js';
import { addSinusoids } from './parts/positions.js';
import { mechanism } from './types.js';

export const encoderBlock = mechanism({
  title: { en: 'Transformer encoder block', zh: 'Transformer 编码器块' },
  summary: {
    en: 'attention, then a network for each token, added and normed',
    zh: '先做注意力，再逐词过前馈网络，各带残差与归一化',
  },
  formula: 'X₁ = LN(X + MHA(X)),  output = LN(X₁ + FFN(X₁));  pre: X + MHA(LN(X)), X₁ + FFN(LN(X₁))',
  paper: PAPERS['vaswani-2017'],
  inputs: { X: tokens('n', 'd_model'), ...ENCODER, mask: optionalMask('n', 'n') },
  params: {
    norm: choice('post', 'pre'),
    activation: choice('relu', 'gelu'),
    heads: integer(2, { axis: 'h' }),
    d_model: integer(4, { axis: 'd_model' }),
    causal: flag(),
    positions: choice('none', 'sinusoidal'),
  },
  sizes: { d_k: headWidth, d_v: ({ d_k }) => d_k!, d_ff: 6 },
  run(t, { X, mask, ...W }, { positions, ...options }) {
    const x = positions === 'sinusoidal' ? addSinusoids(t, X) : X;
    encoderLayer(t, x, W, { ...options, mask }).as('output');
  },
});
