import { choice, present, temperature, tokens, weight } from './declare.js';
import { PAPERS } from './papers.js';
import { attend } from './parts/attend.js';
import { pairing, pattern } from './parts/mask.js';
import { mechanism } from './types.js';

export const maskedAttention = mechanism({
  title: { en: 'Masked self-attention', zh: '带掩码的自注意力' },
  summary: {
    en: 'hides what comes later, and the padding of a short sentence',
    zh: '遮住后面的词，也遮住补齐用的填充',
  },
  formula: 'softmax(Q Kᵀ / √d_k + M) V,  M_ij = 0 where j ≤ i and j is no padding, else −∞',
  paper: PAPERS['vaswani-2017'],
  inputs: {
    X: tokens('n', 'd_model'),
    W_Q: weight('d_model', 'd_k'),
    W_K: weight('d_model', 'd_k'),
    W_V: weight('d_model', 'd_v'),
    present: present([1, 1, 1, 0, 0], 'n'),
  },
  labels: { n: ['the', 'cat', 'sat', '[PAD]', '[PAD]'] },
  params: { masks: choice('both', 'causal', 'padding'), temperature: temperature() },
  run(t, { X, W_Q, W_K, W_V, present }, { masks, temperature }) {
    const Q = t.matmul(X, W_Q).as('Q');
    const K = t.matmul(X, W_K).as('K');
    const V = t.matmul(X, W_V).as('V');
    const mask = masks === 'padding' ? present : pattern(t, 'causal', pairing(Q, K), (i, j) => j <= i);
    const visible = masks === 'both' ? t.multiply(mask, present).as('visible') : mask;
    attend(t, Q, K, V, visible, temperature).as('output');
  },
});
