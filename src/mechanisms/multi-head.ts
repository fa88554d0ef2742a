import { choice, flag, integer, optional, optionalMask, temperature, tokens, weight } from './declare.js';
import { PAPERS } from './papers.js';
import { headWidth } from './parts/heads.js';
import { multiHeadAttention } from './parts/multi-head.js';
import { addSinusoids } from './parts/positions.js';
import { mechanism } from './types.js';

export const multiHead = mechanism({
  title: { en: 'Multi-head attention', zh: '多头注意力' },
  summary: {
    en: 'several attentions at once, each in features of its own',
    zh: '多个头并行，各看投影后自己的那一段特征',
  },
  formula: 'concat(head₁ … head_h) W_O,  headᵢ = softmax(Qᵢ Kᵢᵀ / √d_k) Vᵢ',
  paper: PAPERS['vaswani-2017'],
  inputs: {
    X: tokens('n', 'd_model'),
    W_Q: weight('d_model', 'h·d_k'),
    W_K: weight('d_model', 'h·d_k'),
    W_V: weight('d_model', 'h·d_v'),
    W_O: weight('h·d_v', 'd_out'),
    b_Q: optional('h·d_k'),
    b_K: optional('h·d_k'),
    b_V: optional('h·d_v'),
    b_O: optional('d_out'),
    mask: optionalMask('n', 'n'),
  },
  params: {
    heads: integer(2, { axis: 'h' }),
    d_model: integer(4, { axis: 'd_model' }),
    causal: flag(),
    positions: choice('none', 'sinusoidal'),
    temperature: temperature(),
  },
  sizes: { d_k: headWidth, d_v: ({ d_k }) => d_k!, d_out: ({ d_model }) => d_model! },
  run(t, { X, mask, ...W }, { heads, causal, positions, temperature }) {
    const x = positions === 'sinusoidal' ? addSinusoids(t, X) : X;
    multiHeadAttention(t, x, x, W, { heads, mask, causal, temperature }).as('output');
  },
});
