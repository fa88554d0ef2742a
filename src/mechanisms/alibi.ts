import { fail } from '../engine/error.js';
import { tensor } from '../engine/tensor.js';
import { integer, optionalMask, temperature, tokens, weight } from './declare.js';
import { PAPERS } from './papers.js';
import { scaledScores, weigh } from './parts/attend.js';
import { maskFor } from './parts/mask.js';
import { mechanism } from './types.js';

export const alibi = mechanism({
  title: { en: 'Linear biases (ALiBi)', zh: '线性偏置（ALiBi）' },
  summary: {
    en: 'one head of ALiBi: the farther back a key, the lower its score',
    zh: 'ALiBi 的一个头：键离得越远，得分减得越多',
  },
  formula: 'softmax(Q Kᵀ / √d_k − s · (i − j)) V,  s = 2^(−8·head/heads),  j ≤ i',
  paper: PAPERS['press-2022'],
  inputs: {
    X: tokens('n', 'd_model'),
    W_Q: weight('d_model', 'd_k'),
    W_K: weight('d_model', 'd_k'),
    W_V: weight('d_model', 'd_v'),
    mask: optionalMask('n', 'n'),
  },
  labels: { n: ['ha', 'ha', 'ha', 'ha'] },
  params: { head: integer(1), heads: integer(8), temperature: temperature() },
  about: { heads: { en: 'of how many heads: they set the slope', zh: '一共几个头：斜率由此而定' } },
  run(t, { X, W_Q, W_K, W_V, mask }, { head, heads, temperature }) {
    if (head > heads) fail('param-range', { name: 'head', value: head, least: 1, most: heads });
    const Q = t.matmul(X, W_Q).as('Q');
    const K = t.matmul(X, W_K).as('K');
    const V = t.matmul(X, W_V).as('V');
    const n = Q.shape[0]!;
    const behind = Array.from({ length: n * n }, (_, at) => Math.floor(at / n) - (at % n)); // i − j
    const axes = [Q.axes[0]!, K.axes[0]!];
    const distance = t.input('distance', tensor([n, n], behind), axes, { origin: 'constant' });
    const bias = t.scale(distance, { by: -(2 ** ((-8 * head) / heads)), formula: '−s' }).as('bias');
    const biased = t.add(scaledScores(t, Q, K), bias).as('biased');
    t.matmul(weigh(t, biased, maskFor(t, mask, true, Q, K), temperature), V).as('output');
  },
});
