import { choice, flag, integer, made, optionalMask, projected, weight } from './declare.js';
import { PAPERS } from './papers.js';
import { attend } from './parts/attend.js';
import { feedForward } from './parts/feed-forward.js';
import { maskFor } from './parts/mask.js';
import { mechanism } from './types.js';

/**
 * A small network behind attention that is trained while all else stays frozen: narrow in the middle, with a path
 * around it, so that it starts near the identity. 2·d_v·b + b + d_v numbers. In the paper it stands twice in each
 * block, after attention and after the feed-forward network, before the block's own residual sum. Houlsby et al. 2019, §2.
 */
export const adapter = mechanism({
  title: { en: 'Adapter', zh: '适配器（Adapter）' },
  summary: {
    en: 'a narrow trained network behind frozen attention',
    zh: '在冻结的注意力之后，插入一个可训练的瓶颈层',
  },
  formula: 'H + ReLU(H W_down + b_down) W_up + b_up,  H = softmax(Q Kᵀ / √d_k) V',
  paper: PAPERS['houlsby-2019'],
  inputs: {
    Q: projected('n', 'd_k'),
    K: projected('m', 'd_k'),
    V: projected('m', 'd_v'),
    W_down: weight('d_v', 'b'),
    b_down: made('zeros', 'b'),
    W_up: weight('b', 'd_v'),
    b_up: made('zeros', 'd_v'),
    mask: optionalMask('n', 'm'),
  },
  params: {
    bottleneck: integer(1, { axis: 'b' }),
    activation: choice('relu', 'gelu'),
    causal: flag(),
  },
  about: {
    bottleneck: { en: 'b, the width in the middle', zh: 'b，中间瓶颈的宽度' },
    activation: { en: 'the nonlinearity in the middle', zh: '中间用什么激活函数' },
  },
  run(t, { Q, K, V, W_down, b_down, W_up, b_up, mask }, { activation, causal }) {
    const H = attend(t, Q, K, V, maskFor(t, mask, causal, Q, K)).as('H'); //  n×d_v
    const W = { W_1: W_down, b_1: b_down, W_2: W_up, b_2: b_up };
    const update = feedForward(t, H, W, activation).as('update'); //         n×b, then n×d_v
    t.add(H, update).as('output');
  },
});
