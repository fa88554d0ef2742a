import { example, exampleTokens, exampleWeight, optional } from './declare.js';
import { PAPERS } from './papers.js';
import { linear } from './parts/linear.js';
import { mechanism } from './types.js';

/**
 * The user's history, weighed anew for each candidate. The activation unit is a small network over both vectors,
 * their difference and their product, with a sigmoid inside, as in the authors' code (the paper has PReLU or Dice).
 * Its results are used as they come: a strong interest weighs more in total. So the paper; the authors' code puts a
 * softmax over them after all. Zhou et al. 2018, §4.3.
 */
export const din = mechanism({
  title: { en: 'Deep interest network (DIN)', zh: '深度兴趣网络（DIN）' },
  summary: {
    en: 'weighs what a user bought by its bearing on a candidate',
    zh: '按与候选商品的相关程度，给用户的历史行为加权',
  },
  formula: 'v_U(A) = Σⱼ a(eⱼ, v_A) eⱼ,  a = W₂ σ(W₁ [v_A, eⱼ, v_A − eⱼ, v_A ⊙ eⱼ] + b₁) + b₂',
  paper: PAPERS['zhou-2018'],
  inputs: {
    // two features: for the water, for photographs
    v_A: exampleTokens(
      [
        [1, 0],
        [0, 1],
      ],
      'n',
      'd',
    ),
    e: example(
      [
        [1, 0],
        [0.9, 0.2],
        [0, 1],
        [0.1, 0.1],
      ],
      'm',
      'd',
    ),
    // one unit sees a match, the other what the item has to offer at all
    W_1: exampleWeight(
      [
        [0, 0],
        [0, 0],
        [0, 1],
        [0, 1],
        [0, 0],
        [0, 0],
        [6, 0],
        [6, 0],
      ],
      '4·d',
      'k',
    ),
    b_1: example([-3, -3], 'k'),
    W_2: exampleWeight([[0.9], [0.4]], 'k', '1'),
    b_2: optional('1'),
  },
  sizes: { d: 2, k: 2 },
  labels: {
    n: ['swimsuit', 'tripod'],
    m: ['goggles', 'swim cap', 'camera', 'notebook'],
    d: ['water', 'photo'],
  },
  run(t, { v_A, e, W_1, b_1, W_2, b_2 }) {
    const [n, m] = [v_A.shape[0]!, e.shape[0]!];
    const A = t.expand(v_A, { axis: 1, times: m, letter: 'm' }); //            n×m×d
    const E = t.expand(e, { axis: 0, times: n, letter: 'n' });
    const pairs = t.concat(A, E, t.subtract(A, E), t.multiply(A, E)).as('pairs'); // n×m×4d
    const hidden = t.sigmoid(linear(t, pairs, W_1, b_1)).as('hidden'); //       n×m×k
    const a = linear(t, hidden, W_2, b_2); //                                   n×m×1
    const weights = t.reshape(a, { shape: [n, m], axes: 'n,m' }).as('weights');
    t.matmul(weights, e).as('output'); //                                       n×d
  },
});
