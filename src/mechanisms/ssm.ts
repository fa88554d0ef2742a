import { zeros } from '../engine/tensor.js';
import { choice, example, exampleTokens, exampleWeight } from './declare.js';
import { PAPERS } from './papers.js';
import { row, scan } from './parts/state.js';
import { mechanism } from './types.js';

/**
 * The scan of Mamba's S6 layer, for contrast: there are no weights between tokens. Each token sets how far the
 * state moves (Δ), what goes in (B) and what is read (C). Zero-order hold is the paper's B̄ = (ΔA)⁻¹(e^{ΔA} − I) ΔB;
 * its code takes Euler's B̄ = ΔB. In the example a filler has a small Δ: it leaves the state as it was.
 */
export const ssm = mechanism({
  title: { en: 'Selective state-space scan (Mamba)', zh: '选择性状态空间扫描（Mamba）' },
  summary: {
    en: 'no weights: each token sets what the state keeps and shows',
    zh: '没有权重：每个词元决定状态留什么、收什么、读什么',
  },
  formula: 'h_t = Ā_t h_{t−1} + B̄_t x_t,  y_t = C_t h_t,  Ā = e^{ΔA},  Δ = softplus(X W_Δ + b_Δ)',
  paper: PAPERS['gu-2023'],
  inputs: {
    X: exampleTokens(
      [
        [5, 0],
        [0, 1],
        [0, 1],
        [3, 0],
      ],
      'n',
      'd',
    ),
    A_log: example(
      [
        [0, Math.log(2)],
        [0, Math.log(2)],
      ],
      'd',
      'N',
    ),
    W_B: exampleWeight(
      [
        [1, 1],
        [0.5, 0.5],
      ],
      'd',
      'N',
    ),
    W_C: exampleWeight(
      [
        [0.2, 0],
        [1, 0],
      ],
      'd',
      'N',
    ),
    W_delta: exampleWeight([[0.2], [-5]], 'd', '1'),
    b_delta: example([0, 0], 'd'),
  },
  labels: { n: ['cat', 'um', 'uh', 'dog'], d: ['word', 'filler'] },
  params: { discretization: choice('zoh', 'euler') },
  run(t, { X, A_log, W_B, W_C, W_delta, b_delta }, { discretization }) {
    const [n, d] = X.shape as [number, number];
    const N = A_log.shape[1]!;
    const A = t.scale(t.exp(A_log), { by: -1 }).as('A'); //              d×N, below 0: the state fades
    const B = t.matmul(X, W_B).as('B'); //                               n×N
    const C = t.matmul(X, W_C).as('C'); //                               n×N
    const Δ = t.softplus(t.add(t.matmul(X, W_delta), b_delta)).as('Δ'); //       n×d
    const Δ_col = t.reshape(Δ, { shape: [n, d, 1], axes: 'n,d,1' });
    const B_row = t.reshape(B, { shape: [n, 1, N], axes: 'n,1,N' });
    const A_bar = t.exp(t.multiply(Δ_col, A)).as('A_bar'); //                n×d×N
    const reach = discretization === 'zoh' ? t.divide(t.shift(A_bar, { by: -1 }), A) : Δ_col;
    const B_bar = t.multiply(reach, B_row).as('B_bar'); //                   n×d×N
    const x = t.reshape(X, { shape: [n, d, 1], axes: 'n,d,1' });
    const taken = t.multiply(B_bar, x).as('taken'); //                   n×d×N
    const plane = (s: typeof t, x: typeof X, i: number) =>
      s.reshape(row(s, x, i), { shape: [d, N], axes: 'd,N' });
    let h = t.input('h_0', zeros([d, N]), ['d', 'N'], { origin: 'constant' });
    const y = scan(t, n, (s, i) => {
      h = s.add(s.multiply(plane(s, A_bar, i), h), plane(s, taken, i)).as('h');
      return s.matmul(row(s, C, i), h, { bT: true }).as('y'); //         1×d
    });
    y.as('output'); //                                                   n×d
  },
});
