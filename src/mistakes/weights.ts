import { has, type Mistake } from './types.js';

const weights = has('weights', 'softmax');

/** From scores to weights: softmax in another way, or something else. */
export const WEIGHTS: readonly Mistake[] = [
  {
    id: 'softmax-axis',
    aliases: ['wrong-axis'],
    mechanism: 'scaled-dot-product',
    title: { en: 'softmax over the queries instead of the keys', zh: 'softmax 沿查询做，而不是沿键做' },
    notice: {
      en: 'The columns sum to 1 and the rows do not.',
      zh: '各列之和为 1，各行之和不是。',
    },
    seen: ['e-batch-attention'],
    when: (trace) =>
      weights(trace) && trace.steps.some((step) => step.name.endsWith('weights') && step.shape.length > 1),
    rewrite: { weights: (t, { from }) => t.softmax(from[0]!, { axis: -2 }) },
  },
  {
    id: 'softmax-twice',
    mechanism: 'scaled-dot-product',
    title: { en: 'softmax twice: the score already holds one', zh: 'softmax 做了两次：打分里已经有一次' },
    notice: {
      en: 'The weights are nearly equal: what goes into the second softmax lies between 0 and 1, so no weight can be more than e times another.',
      zh: '权重几乎相等：进入第二次 softmax 的数都在 0 与 1 之间，任何一个权重都不会超过另一个的 e 倍。',
    },
    seen: ['e-additive-softmax-score'],
    when: weights,
    rewrite: { weights: (t, { from }) => t.softmax(t.softmax(from[0]!)) },
  },
  {
    id: 'no-exp',
    mechanism: 'scaled-dot-product',
    title: { en: 'divided by the sum of the scores, without e^', zh: '直接除以得分之和，没有取 e 的幂' },
    notice: {
      en: 'Weights are negative or greater than 1 as soon as a score is negative, and adding a constant to the scores changes them.',
      zh: '只要有一个得分为负，权重就会出现负数或大于 1；给得分加一个常数，权重也会变。',
    },
    seen: ['e-norm-without-exp'],
    when: weights,
    rewrite: { weights: (t, { from }) => t.divide(from[0]!, t.sum(from[0]!, { keep: true })) },
  },
];
