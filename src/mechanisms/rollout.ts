import { tensor } from '../engine/tensor.js';
import { number } from './declare.js';
import { PAPERS } from './papers.js';
import { row } from './parts/state.js';
import { mechanism, type Tape } from './types.js';

/**
 * How much of each word of the input reaches each place after all layers, when attention is all that mixes: the maps of
 * the layers, averaged over their heads, multiplied. The residual path carries the other half of a place straight on.
 * Here "down" never looks at "cat", but gets it by way of "sat". Abnar & Zuidema 2020.
 */
export const rollout = mechanism({
  title: { en: 'Attention rollout', zh: '注意力展开（rollout）' },
  summary: {
    en: 'follows attention through all layers, down to the words',
    zh: '把各层注意力连乘，追溯到输入词',
  },
  formula: 'Ã_l = Â_l Ã_{l−1},  Â = ½ A + ½ I (each row over its sum),  Ã_0 = I',
  paper: PAPERS['abnar-2020'],
  inputs: {
    A: {
      axes: ['L', 'n', 'n'],
      make: {
        example: [
          [
            [1, 0, 0, 0],
            [0.5, 0.5, 0, 0],
            [0, 0.8, 0.2, 0],
            [0, 0, 0, 1],
          ],
          [
            [1, 0, 0, 0],
            [0.2, 0.8, 0, 0],
            [0, 0.4, 0.6, 0],
            [0, 0, 0.9, 0.1],
          ],
        ],
        otherwise: 'ones',
      },
    },
  },
  params: { residual: number(0.5, { least: 0, most: 1 }) },
  about: {
    residual: {
      en: 'the share of the residual path, I; the rest is attention',
      zh: '残差通路 I 所占的份额，其余归注意力',
    },
  },
  labels: { n: ['the', 'cat', 'sat', 'down'] },
  run(t, { A }, { residual }) {
    const [layers, n] = A.shape as [number, number, number];
    const places = A.axes.slice(1);
    const diagonal = Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : 0));
    const I = t.input('I', tensor([n, n], diagonal), places, { origin: 'constant' });
    const attended = t.scale(A, { by: 1 - residual });
    const mixed = t.add(attended, t.scale(I, { by: residual })).as('mixed');
    const A_hat = t.divide(mixed, t.sum(mixed, { keep: true })).as('A_hat'); // L×n×n
    const layer = (s: Tape, l: number) =>
      s.reshape(row(s, A_hat, l), { shape: [n, n], axes: places.join(',') });
    let below = I; //                                                           n×n
    for (let l = 0; l < layers - 1; l++) {
      below = t.scope(`l${l}`, (s) => s.matmul(layer(s, l), below).as('rollout'));
    }
    t.matmul(layer(t, layers - 1), below).as('output');
  },
});
