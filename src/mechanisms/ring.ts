import type { Node } from '../trace/record.js';
import { integer, projected } from './declare.js';
import { PAPERS } from './papers.js';
import { scaledScores } from './parts/attend.js';
import { blocksOf } from './parts/online.js';
import { mechanism } from './types.js';

/**
 * In a ring the blocks of keys and values are handed from worker to worker until all queries have met all of them.
 * The order does not matter, since parts are merged exactly: here each worker keeps its block and does its part
 * for all queries, then the parts are merged.
 */
export const ring = mechanism({
  title: { en: 'Ring attention, merged over workers', zh: '环形注意力：多机分块再合并' },
  summary: {
    en: 'workers hold blocks of keys; their parts merge exactly',
    zh: '键和值分在几个节点上，各算一部分再精确合并',
  },
  formula: 'm = max_w m_w,  l = Σ_w e^(m_w − m) l_w,  O = Σ_w e^(m_w − m) O_w,  output = O / l',
  paper: PAPERS['liu-2023'],
  inputs: { Q: projected('n', 'd_k'), K: projected('m', 'd_k'), V: projected('m', 'd_v') },
  params: { workers: integer(2) },
  labels: { n: ['the', 'cat', 'sat', 'down'] },
  run(t, { Q, K, V }, { workers }) {
    const keys = K.shape[0]!;
    const parts = blocksOf(keys, Math.ceil(keys / workers)).map((range, w) =>
      t.scope(`worker${w}`, (s) => {
        const K_w = s.slice(K, { axis: 0, ...range }).as('K'); //      b×d_k
        const V_w = s.slice(V, { axis: 0, ...range }).as('V'); //      b×d_v
        const z = scaledScores(s, Q, K_w); //                          n×b
        const m = s.max(z, { keep: true }).as('m'); //                 n×1
        const P = s.exp(s.subtract(z, m)).as('P');
        return { m, l: s.sum(P, { keep: true }).as('l'), O: s.matmul(P, V_w).as('O') };
      }),
    );
    const all = (name: 'm' | 'l' | 'O'): Node => t.stack(...parts.map((part) => part[name]), { letter: 'w' });
    const m_w = all('m').as('m_w'); //                                 w×n×1
    const m = t.max(m_w, { axis: 0 }).as('m'); //                      n×1
    const share = t.exp(t.subtract(m_w, m)).as('share'); //            w×n×1
    const l = t.sum(t.multiply(share, all('l')), { axis: 0 }).as('l');
    const O = t.sum(t.multiply(share, all('O')), { axis: 0 }).as('O'); // n×d_v
    t.divide(O, l).as('output');
  },
});
