import { choice, flag, optionalMask, temperature, tokens, weight } from './declare.js';
import { PAPERS } from './papers.js';
import { attend } from './parts/attend.js';
import { maskFor } from './parts/mask.js';
import { addSinusoids } from './parts/positions.js';
import { mechanism } from './types.js';

export const crossAttention = mechanism({
  title: { en: 'Cross-attention', zh: '交叉注意力' },
  summary: {
    en: 'queries from one sequence, keys and values from another',
    zh: '查询来自一个序列，键和值来自另一个序列',
  },
  formula: 'softmax(X W_Q (Y W_K)ᵀ / √d_k) Y W_V',
  paper: PAPERS['vaswani-2017'],
  inputs: {
    X: tokens('n', 'd_model'),
    Y: tokens('m', 'd_model'),
    W_Q: weight('d_model', 'd_k'),
    W_K: weight('d_model', 'd_k'),
    W_V: weight('d_model', 'd_v'),
    mask: optionalMask('n', 'm'),
  },
  params: { causal: flag(), positions: choice('none', 'sinusoidal'), temperature: temperature() },
  run(t, { X, Y, W_Q, W_K, W_V, mask }, { causal, positions, temperature }) {
    const coded = positions === 'sinusoidal';
    const x = coded ? t.scope('x', (s) => addSinusoids(s, X)) : X;
    const y = coded ? t.scope('y', (s) => addSinusoids(s, Y)) : Y;
    const Q = t.matmul(x, W_Q).as('Q');
    const K = t.matmul(y, W_K).as('K');
    const V = t.matmul(y, W_V).as('V');
    attend(t, Q, K, V, maskFor(t, mask, causal, Q, K), temperature).as('output');
  },
});
