import { exampleTokens, made } from './declare.js';
import { PAPERS } from './papers.js';
import { emptyState, overwrite, row, scan } from './parts/state.js';
import { unit } from './parts/unit.js';
import { mechanism } from './types.js';

/**
 * The memory is asked what it holds under the key, and only the difference is written: with β = 1 and keys of
 * length 1 the old value is gone. Adding without asking (linear-recurrent) would blend both.
 */
export const deltaRule = mechanism({
  title: { en: 'Delta rule', zh: 'Delta 规则（增量规则）' },
  summary: {
    en: 'a memory that overwrites what it holds under a key',
    zh: '同一个键再写一次，新值盖掉旧值',
  },
  formula: 'S_t = S_{t−1} + β_t k_tᵀ (v_t − k_t S_{t−1}),  o_t = q_t S_t',
  paper: PAPERS['yang-2024-delta-net'],
  inputs: {
    Q: exampleTokens(
      [
        [1, 0],
        [0, 1],
        [1, 0],
      ],
      'n',
      'd_k',
    ),
    K: exampleTokens(
      [
        [1, 0],
        [0, 1],
        [1, 0],
      ],
      'n',
      'd_k',
    ),
    V: exampleTokens([[5], [2], [7]], 'n', 'd_v'),
    beta: made({ example: [1, 1, 1], otherwise: 'again' }, 'n'),
  },
  labels: { n: ['A=5', 'B=2', 'A=7'] },
  run(t, { Q, K, V, beta }) {
    const n = K.shape[0]!;
    const Q_unit = unit(t, Q).as('Q_unit');
    const K_unit = unit(t, K).as('K_unit');
    let S = emptyState(t, K, V); //                                   d_k×d_v
    const o = scan(t, n, (s, i) => {
      S = overwrite(s, S, row(s, K_unit, i), row(s, V, i), row(s, beta, i));
      return s.matmul(row(s, Q_unit, i), S).as('o'); //               1×d_v
    });
    o.as('output'); //                                                n×d_v
  },
});
