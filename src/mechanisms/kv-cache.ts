import type { Node } from '../trace/record.js';
import { tokens, weight } from './declare.js';
import { PAPERS } from './papers.js';
import { attend } from './parts/attend.js';
import { row, scan } from './parts/state.js';
import { mechanism } from './types.js';

/** The numbers are those of causal self-attention; what is computed at each step is one row of it. */
export const kvCache = mechanism({
  title: { en: 'Decoding with a KV cache', zh: '带 KV 缓存的逐步解码' },
  summary: {
    en: 'one query a step against all keys kept from earlier steps',
    zh: '每步只算一个新查询，键和值从缓存里取',
  },
  formula: 'K ← [K; x_t W_K],  V ← [V; x_t W_V],  o_t = softmax(x_t W_Q Kᵀ / √d_k) V',
  paper: PAPERS['pope-2022'],
  inputs: {
    X: tokens('n', 'd_model'),
    W_Q: weight('d_model', 'd_k'),
    W_K: weight('d_model', 'd_k'),
    W_V: weight('d_model', 'd_v'),
  },
  run(t, { X, W_Q, W_K, W_V }) {
    let cache: { K: Node[]; V: Node[] } = { K: [], V: [] };
    const rows = scan(t, X.shape[0]!, (s, i) => {
      const x = row(s, X, i).as('x'); //                       1×d_model
      const q = s.matmul(x, W_Q).as('q');
      const k = s.matmul(x, W_K).as('k');
      const v = s.matmul(x, W_V).as('v');
      const K = s.concat(...cache.K, k, { axis: 0 }).as('K'); // (t+1)×d_k
      const V = s.concat(...cache.V, v, { axis: 0 }).as('V'); // (t+1)×d_v
      cache = { K: [K], V: [V] };
      return attend(s, q, K, V).as('output'); //               t+1 scores, 1×d_v
    });
    rows.as('output');
  },
});
