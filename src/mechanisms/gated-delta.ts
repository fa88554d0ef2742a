import { exampleTokens, made } from './declare.js';
import { PAPERS } from './papers.js';
import { emptyState, overwrite, row, scan } from './parts/state.js';
import { unit } from './parts/unit.js';
import { mechanism } from './types.js';

/** The delta rule on a memory that first fades: α_t (I − β_t k_tᵀ k_t) S_{t−1} + β_t k_tᵀ v_t, rows as tokens. */
export const gatedDelta = mechanism({
  title: { en: 'Gated delta rule', zh: '门控 Delta 规则' },
  summary: {
    en: 'a gate α fades the whole memory, then one key is overwritten',
    zh: '先用门 α 让整个记忆淡去，再只改写一个键',
  },
  formula: 'S_t = α_t S_{t−1} + β_t k_tᵀ (v_t − α_t k_t S_{t−1}),  o_t = q_t S_t',
  paper: PAPERS['yang-2024'],
  inputs: {
    Q: exampleTokens(
      [
        [1, 0],
        [1, 0],
        [1, 0],
      ],
      'n',
      'd_k',
    ),
    K: exampleTokens(
      [
        [1, 0],
        [0, 1],
        [0, 1],
      ],
      'n',
      'd_k',
    ),
    V: exampleTokens([[8], [2], [6]], 'n', 'd_v'),
    alpha: made({ example: [1, 0.5, 0.5], otherwise: 'again' }, 'n'),
    beta: made({ example: [1, 1, 1], otherwise: 'again' }, 'n'),
  },
  labels: { n: ['A=8', 'B=2', 'B=6'] },
  run(t, { Q, K, V, alpha, beta }) {
    const n = K.shape[0]!;
    const Q_unit = unit(t, Q).as('Q_unit');
    const K_unit = unit(t, K).as('K_unit');
    let S = emptyState(t, K, V); //                                   d_k×d_v
    const o = scan(t, n, (s, i) => {
      const faded = s.multiply(S, row(s, alpha, i)).as('faded');
      S = overwrite(s, faded, row(s, K_unit, i), row(s, V, i), row(s, beta, i));
      return s.matmul(row(s, Q_unit, i), S).as('o'); //               1×d_v
    });
    o.as('output'); //                                                n×d_v
  },
});
