import { choice, integer, made, optionalMask, tokens } from './declare.js';
import { PAPERS } from './papers.js';
import { FEED_FORWARD, headsCalled, headsOf, sublayer } from './parts/block.js';
import { feedForward } from './parts/feed-forward.js';
import { headWidth } from './parts/heads.js';
import { multiHeadAttention } from './parts/multi-head.js';
import { mechanism } from './types.js';

export const decoderBlock = mechanism({
  title: { en: 'Transformer decoder block', zh: 'Transformer 解码器块' },
  summary: {
    en: 'looks back at its own tokens, then at the source, then FFN',
    zh: '先看自己已生成的词，再看源句，最后过前馈网络',
  },
  formula: 'X₁ = LN(X + MHA_causal(X)),  X₂ = LN(X₁ + MHA(X₁, Y)),  output = LN(X₂ + FFN(X₂))',
  paper: PAPERS['vaswani-2017'],
  inputs: {
    X: tokens('n', 'd_model'),
    Y: tokens('m', 'd_model'),
    ...headsCalled('self'),
    ...headsCalled('cross'),
    ...FEED_FORWARD,
    gamma_1: made('ones', 'd_model'),
    beta_1: made('zeros', 'd_model'),
    gamma_2: made('ones', 'd_model'),
    beta_2: made('zeros', 'd_model'),
    gamma_3: made('ones', 'd_model'),
    beta_3: made('zeros', 'd_model'),
    mask: optionalMask('n', 'm'),
  },
  labels: { n: ['[BOS]', 'le', 'chat'], m: ['the', 'cat'] },
  params: {
    norm: choice('post', 'pre'),
    activation: choice('relu', 'gelu'),
    heads: integer(2, { axis: 'h' }),
    d_model: integer(4, { axis: 'd_model' }),
  },
  sizes: { d_k: headWidth, d_v: ({ d_k }) => d_k!, d_ff: 6 },
  run(t, { X, Y, mask, ...W }, { norm, activation, heads }) {
    const X_1 = sublayer(t, 'self', norm, X, [W.gamma_1, W.beta_1], (s, x) =>
      multiHeadAttention(s, x, x, headsOf(W, 'self'), { heads, causal: true }),
    ).as('X_1');
    const X_2 = sublayer(t, 'cross', norm, X_1, [W.gamma_2, W.beta_2], (s, x) =>
      multiHeadAttention(s, x, Y, headsOf(W, 'cross'), { heads, mask }),
    ).as('X_2');
    const output = sublayer(t, 'ffn', norm, X_2, [W.gamma_3, W.beta_3], (s, x) =>
      feedForward(s, x, W, activation),
    );
    output.as('output');
  },
});
