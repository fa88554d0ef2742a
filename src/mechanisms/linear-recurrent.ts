import { zeros } from '../engine/tensor.js';
import { choice, projected } from './declare.js';
import { PAPERS } from './papers.js';
import { eluPlusOne } from './parts/feature-map.js';
import { emptyState, row, scan, write } from './parts/state.js';
import { mechanism } from './types.js';

/** Causal linear attention read as an RNN: a token costs the same however many came before it (§3.4). */
export const linearRecurrent = mechanism({
  title: { en: 'Linear attention as a recurrence', zh: '线性注意力的循环形式' },
  summary: {
    en: 'causal linear attention, kept in a state of fixed size',
    zh: '因果线性注意力：历史收在大小不变的状态里',
  },
  formula: 'S_t = S_{t−1} + φ(k_t)ᵀ v_t,  z_t = z_{t−1} + φ(k_t),  o_t = φ(q_t) S_t / (φ(q_t) z_tᵀ)',
  paper: PAPERS['katharopoulos-2020'],
  inputs: { Q: projected('n', 'd_k'), K: projected('n', 'd_k'), V: projected('n', 'd_v') },
  params: { phi: choice('elu+1', 'identity') },
  sizes: { d_k: 2, d_v: 2 },
  run(t, { Q, K, V }, { phi }) {
    const n = K.shape[0]!;
    const φ = (x: typeof K) => (phi === 'identity' ? t.same(x) : eluPlusOne(t, x));
    const phi_Q = φ(Q).as('phi_Q');
    const phi_K = φ(K).as('phi_K');
    let S = emptyState(t, K, V); //                                   d_k×d_v
    let z = t.input('z_0', zeros([1, K.shape[1]!]), ['1', K.axes[1]!], { origin: 'constant' });
    const o = scan(t, n, (s, i) => {
      const k = row(s, phi_K, i); //                                     1×d_k
      const q = row(s, phi_Q, i);
      S = write(s, S, k, row(s, V, i));
      z = s.add(z, k).as('z');
      const numerator = s.matmul(q, S).as('numerator'); //            1×d_v
      const normalizer = s.matmul(q, z, { bT: true }).as('normalizer');
      return s.divide(numerator, normalizer).as('o');
    });
    o.as('output'); //                                                n×d_v
  },
});
