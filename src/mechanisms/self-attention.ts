import { choice, flag, optionalMask, temperature, tokens, weight } from './declare.js';
import { PAPERS } from './papers.js';
import { attend } from './parts/attend.js';
import { maskFor } from './parts/mask.js';
import { addSinusoids } from './parts/positions.js';
import { mechanism } from './types.js';

export const selfAttention = mechanism({
  title: { en: 'Self-attention', zh: '自注意力' },
  summary: {
    en: 'queries, keys and values all come from the same tokens',
    zh: '查询、键、值都来自同一个序列',
  },
  formula: 'softmax(X W_Q (X W_K)ᵀ / √d_k) X W_V',
  paper: PAPERS['vaswani-2017'],
  inputs: {
    X: tokens('n', 'd_model'),
    W_Q: weight('d_model', 'd_k'),
    W_K: weight('d_model', 'd_k'),
    W_V: weight('d_model', 'd_v'),
    mask: optionalMask('n', 'n'),
  },
  params: { causal: flag(), positions: choice('none', 'sinusoidal'), temperature: temperature() },
  run(t, { X, W_Q, W_K, W_V, mask }, { causal, positions, temperature }) {
    const x = positions === 'sinusoidal' ? addSinusoids(t, X) : X;
    const Q = t.matmul(x, W_Q).as('Q');
    const K = t.matmul(x, W_K).as('K');
    const V = t.matmul(x, W_V).as('V');
    attend(t, Q, K, V, maskFor(t, mask, causal, Q, K), temperature).as('output');
  },
});
