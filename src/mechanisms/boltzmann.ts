import { example, made, temperature } from './declare.js';
import { PAPERS } from './papers.js';
import { weigh } from './parts/attend.js';
import { mechanism } from './types.js';

/** π(a | s) = softmax(q(s, a) / τ): the weights of attention, over actions. One is drawn by a uniform number. */
export const boltzmann = mechanism({
  title: { en: 'Boltzmann action choice', zh: '玻尔兹曼动作选择' },
  summary: {
    en: 'draws an action from a softmax over the action values',
    zh: '对动作价值做 softmax，再按概率抽一个动作',
  },
  formula: 'a ~ softmax(q(s, ·) / τ)',
  paper: PAPERS['sutton-2018'],
  inputs: {
    q: example(
      [
        [1, 2, 1.5],
        [0, 4, 0],
        [1, 1, 1],
      ],
      's',
      'a',
    ),
    u: made('uniform', 's'),
  },
  params: { temperature: temperature() },
  sizes: { s: 3, a: 3 },
  labels: { s: ['crossroads', 'bridge', 'open field'], a: ['left', 'ahead', 'right'] },
  run(t, { q, u }, { temperature }) {
    const weights = weigh(t, q, undefined, temperature); // s×a
    t.sample(weights, u).as('output'); //                   s
  },
});
