import { scalar } from '../engine/tensor.js';
import { integer, projected } from './declare.js';
import { PAPERS } from './papers.js';
import { attend } from './parts/attend.js';
import { membership, pick } from './parts/blocks.js';
import { pairing, pattern } from './parts/mask.js';
import { mechanism } from './types.js';

/** A query's own block always counts among its k, and is causal inside; of the others only earlier ones compete. */
export const moba = mechanism({
  title: { en: 'Mixture of block attention (MoBA)', zh: '块路由注意力（MoBA）' },
  summary: {
    en: 'a query is routed to the k blocks whose mean key it likes',
    zh: '键分成块，查询只看平均键最对路的 k 块',
  },
  formula: 'softmax(q K[I]ᵀ / √d_k) V[I],  I = top-k blocks by q · mean(K_block)',
  paper: PAPERS['lu-2025'],
  inputs: { Q: projected('n', 'd_k'), K: projected('n', 'd_k'), V: projected('n', 'd_v') },
  labels: { n: ['the', 'small', 'cat', 'sat', 'down', 'here'] },
  params: { block: integer(2), top_k: integer(2) },
  sizes: { d_k: 2, d_v: 2 },
  run(t, { Q, K, V }, { block, top_k }) {
    const member = membership(t, K, block); //                            b×n
    const K_mean = t.divide(t.matmul(member, K), t.sum(member, { keep: true })).as('K_mean'); // b×d_k
    const gate = t.matmul(Q, K_mean, { bT: true }).as('gate'); //         n×b
    const seen = pattern(t, 'seen', pairing(Q, K_mean), (i, b) => b * block <= i);
    const own = pattern(t, 'own', pairing(Q, K_mean), (i, b) => b === Math.floor(i / block));
    const always = t.input('always', scalar(Infinity), [], { origin: 'constant' });
    const ranked = t.where(own, always, t.mask(gate, seen)).as('ranked');
    const routed = t.multiply(pick(t, ranked, top_k), seen).as('routed'); // n×b
    const causal = pattern(t, 'causal', pairing(Q, K), (i, j) => j <= i);
    const visible = t.multiply(t.matmul(routed, member), causal).as('visible'); // n×n
    attend(t, Q, K, V, visible).as('output');
  },
});
