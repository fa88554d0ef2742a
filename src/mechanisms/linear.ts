import { fail } from '../engine/error.js';
import type { Node } from '../trace/record.js';
import { flag, projected } from './declare.js';
import { PAPERS } from './papers.js';
import { eluPlusOne } from './parts/feature-map.js';
import { mechanism, type Tape } from './types.js';

export const linear = mechanism({
  title: { en: 'Linear attention', zh: '线性注意力' },
  summary: {
    en: 'keys are summed into one state first; no n×m scores',
    zh: '先把键值汇成一个状态，不算 n×m 的得分',
  },
  formula: 'V′ᵢ = φ(Qᵢ) S / (φ(Qᵢ) Z),  S = Σ_j φ(K_j)ᵀ V_j,  Z = Σ_j φ(K_j),  φ(x) = elu(x) + 1',
  paper: PAPERS['katharopoulos-2020'],
  inputs: { Q: projected('n', 'd_k'), K: projected('m', 'd_k'), V: projected('m', 'd_v') },
  params: { causal: flag() },
  run(t, { Q, K, V }, { causal }) {
    const [[n], [m]] = [Q.shape as [number], K.shape as [number]];
    if (causal && n !== m) fail('causal-square', { n, m });
    const phi_Q = eluPlusOne(t, Q).as('phi_Q');
    const phi_K = eluPlusOne(t, K).as('phi_K');
    const [numerator, normalizer] = causal ? soFar(t, phi_Q, phi_K, V) : overAll(t, phi_Q, phi_K, V);
    t.divide(numerator, normalizer).as('output');
  },
});

type Quotient = [numerator: Node, normalizer: Node];

/** One state for all queries. */
function overAll(t: Tape, phi_Q: Node, phi_K: Node, V: Node): Quotient {
  const S = t.matmul(t.transpose(phi_K), V).as('S'); //                       d_k×d_v
  const Z = t.sum(phi_K, { axis: 0, keep: true }).as('Z'); //                 1×d_k
  const numerator = t.matmul(phi_Q, S).as('numerator'); //                    n×d_v
  return [numerator, t.matmul(phi_Q, Z, { bT: true }).as('normalizer')]; //   n×1
}

/** A state for each query, of the keys up to it: running sums (Katharopoulos et al. 2020, §3.3). */
function soFar(t: Tape, phi_Q: Node, phi_K: Node, V: Node): Quotient {
  const [n, d_k] = phi_K.shape as [number, number];
  const [rows, letter] = phi_K.axes as [string, string];
  const d_v = V.shape[1]!;
  const columns = t.reshape(phi_K, { shape: [n, d_k, 1], axes: `${rows},${letter},1` });
  const pairs = t.multiply(columns, t.reshape(V, { shape: [n, 1, d_v], axes: `${rows},1,${V.axes[1]}` }));
  const S = t.cumulativeSum(pairs, { axis: 0 }).as('S'); //                   n×d_k×d_v
  const Z = t.cumulativeSum(phi_K, { axis: 0 }).as('Z'); //                   n×d_k
  const queries = t.reshape(phi_Q, { shape: [n, 1, d_k], axes: `${rows},1,${letter}` });
  const read = t.matmul(queries, S); //                                       n×1×d_v
  const numerator = t.reshape(read, { shape: [n, d_v], axes: `${rows},${V.axes[1]}` }).as('numerator');
  return [numerator, t.sum(t.multiply(phi_Q, Z), { keep: true }).as('normalizer')];
}
