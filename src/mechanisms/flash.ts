import { tensor } from '../engine/tensor.js';
import { flag, integer, projected } from './declare.js';
import { PAPERS } from './papers.js';
import { scaledScores } from './parts/attend.js';
import { maskFor } from './parts/mask.js';
import { blocksOf, nothingSeen, see } from './parts/online.js';
import { mechanism } from './types.js';

/**
 * Keys come by blocks, and no n×m array of scores ever exists. Queries do not meet, so tiles of queries would change
 * where numbers are kept, not the numbers: here all queries are one tile. O is divided by l at the end, not after
 * every block, as FlashAttention-2 does.
 */
export const flash = mechanism({
  title: { en: 'FlashAttention, tiled over keys', zh: 'FlashAttention：按键分块' },
  summary: {
    en: 'exact attention, a block of keys at a time; no n×m array',
    zh: '一次只看一块键，结果完全相同，不存 n×m 矩阵',
  },
  formula: 'O ← e^(m_old − m) O + e^(Q K_jᵀ/√d_k − m) V_j for each block j,  output = O / l',
  paper: PAPERS['dao-2022'],
  inputs: { Q: projected('n', 'd_k'), K: projected('m', 'd_k'), V: projected('m', 'd_v') },
  params: { block: integer(2), causal: flag() },
  labels: { n: ['the', 'cat', 'sat', 'down'] },
  run(t, { Q, K, V }, { block, causal }) {
    const [n, d_v] = [Q.shape[0]!, V.shape[1]!];
    const mask = maskFor(t, undefined, causal, Q, K);
    let running = nothingSeen(t, Q);
    let O = t.input('O_0', tensor([n, d_v], new Float64Array(n * d_v)), [Q.axes[0]!, V.axes[1]!], {
      origin: 'constant',
    });
    blocksOf(K.shape[0]!, block).forEach((range, j) => {
      t.scope(`block${j}`, (s) => {
        const K_j = s.slice(K, { axis: 0, ...range }).as('K'); //        b×d_k
        const V_j = s.slice(V, { axis: 0, ...range }).as('V'); //        b×d_v
        const scaled = scaledScores(s, Q, K_j); //                       n×b
        const z = mask ? s.mask(scaled, s.slice(mask, { axis: 1, ...range })).as('masked') : scaled;
        const { carry, P, ...next } = see(s, running, z);
        O = s.add(s.multiply(carry, O), s.matmul(P, V_j)).as('O'); //    n×d_v
        running = next;
      });
    });
    t.divide(O, running.l).as('output');
  },
});
