import { choice, flag, made, optionalMask, projected, temperature, when } from './declare.js';
import { PAPERS } from './papers.js';
import { scaledScores, weigh } from './parts/attend.js';
import { maskFor } from './parts/mask.js';
import { mechanism } from './types.js';

export const hard = mechanism({
  title: { en: 'Hard attention', zh: '硬注意力' },
  summary: {
    en: 'one key is chosen or drawn, and its value is the output',
    zh: '只选中或抽中一个位置，输出就是它的值',
  },
  formula: 's ~ Categorical(softmax(q Kᵀ / √d_k)),  c = v_s',
  paper: PAPERS['xu-2015'],
  inputs: {
    Q: projected('n', 'd_k'),
    K: projected('m', 'd_k'),
    V: projected('m', 'd_v'),
    u: when({ how: 'sample' }, made('uniform', 'n')),
    g: when({ how: 'gumbel' }, made('gumbel', 'n', 'm')),
    mask: optionalMask('n', 'm'),
  },
  params: { how: choice('argmax', 'sample', 'gumbel'), causal: flag(), temperature: temperature() },
  run(t, { Q, K, V, u, g, mask }, { causal, temperature }) {
    const weights = weigh(t, scaledScores(t, Q, K), maskFor(t, mask, causal, Q, K), temperature);
    const m = { depth: K.shape[0]!, letter: K.axes[0]! };
    // u: the first place at which the running sum of the weights exceeds it; g: Gumbel noise, the same chances
    const noisy = g && t.add(t.log(weights).as('log_weights'), g).as('noisy');
    const chosen = u ? t.sample(weights, u) : t.argmax(noisy ?? weights);
    const one_hot = t.oneHot(chosen.as('chosen'), m).as('one_hot'); // no gradient goes through a choice
    t.matmul(one_hot, V).as('output');
  },
});
