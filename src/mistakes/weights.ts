import { type Declared, has, only } from './types.js';

const weights = has('weights', 'softmax');

/** Something else in the place of the softmax. */
export const WEIGHTS: readonly Declared[] = [
  {
    id: 'no-softmax',
    aliases: ['scores-as-weights', '没有softmax', '把得分当权重'],
    mechanism: 'scaled-dot-product',
    title: {
      en: 'the scores are used as weights, without a softmax',
      zh: '直接拿得分当权重，没有做 softmax',
    },
    notice: {
      en: 'The rows sum to anything, weights are negative, and the output can lie outside the range of the values.',
      zh: '每行之和什么数都可能，权重有负数，输出会跑到各个值的范围之外。',
    },
    seen: ['e-softmax-missing', 'e-scores-called-weights', 'flexflow/flexflow-train#467'],
    when: weights,
    rewrite: { weights: only('softmax', (_t, { from }) => from[0]!) },
  },
  {
    id: 'no-exp',
    aliases: ['linear-normalisation', '不取指数'],
    mechanism: 'scaled-dot-product',
    title: {
      en: 'the scores are divided by their sum, without e^',
      zh: '得分直接除以得分之和，没有取 e 的幂',
    },
    notice: {
      en: 'Weights are negative or greater than 1 as soon as a score is negative, and adding a constant to the scores changes them.',
      zh: '只要有一个得分为负，权重就会出现负数或大于 1；给得分加一个常数，权重也会变。',
    },
    seen: ['e-norm-without-exp'],
    when: weights,
    rewrite: {
      weights: only('softmax', (t, { from }) => t.divide(from[0]!, t.sum(from[0]!, { keep: true }))),
    },
  },
  {
    id: 'sum-of-scores',
    aliases: ['raw-denominator', '分母没取指数'],
    mechanism: 'scaled-dot-product',
    title: {
      en: 'e^score is divided by the sum of the scores themselves',
      zh: '分子取了 e 的幂，分母却是得分本身之和',
    },
    notice: {
      en: 'The rows do not sum to 1, and a whole row turns negative where the scores sum to less than 0.',
      zh: '每行之和不是 1；得分之和为负的那一行，权重全是负的。',
    },
    seen: ['keras-team/keras-io#320'],
    when: weights,
    rewrite: {
      weights: only('softmax', (t, { from }) => t.divide(t.exp(from[0]!), t.sum(from[0]!, { keep: true }))),
    },
  },
  {
    id: 'sigmoid-then-softmax',
    aliases: ['先sigmoid再softmax'],
    mechanism: 'scaled-dot-product',
    title: { en: 'the scores go through a sigmoid before the softmax', zh: '得分先过 sigmoid，再做 softmax' },
    notice: {
      en: 'The weights are nearly equal: a sigmoid leaves numbers between 0 and 1, so no weight is more than e times another.',
      zh: '权重几乎相等：sigmoid 之后的数都在 0 与 1 之间，任何一个权重都不会超过另一个的 e 倍。',
    },
    when: weights,
    rewrite: { weights: only('softmax', (t, { from }) => t.softmax(t.sigmoid(from[0]!))) },
  },
  {
    id: 'sigmoid-normalised',
    aliases: ['sigmoid-over-sum', 'sigmoid归一化'],
    mechanism: 'scaled-dot-product',
    title: {
      en: 'a sigmoid stands in the place of e^ and is divided by its sum',
      zh: '用 sigmoid 代替 e 的幂，再除以总和',
    },
    notice: {
      en: 'The rows sum to 1, but the largest weights do not stand out: a sigmoid flattens out at 1, and large scores all look alike.',
      zh: '每行之和是 1，但大的权重拉不开：sigmoid 到 1 就平了，得分高的看起来都差不多。',
    },
    seen: ['e-norm-without-exp'],
    when: weights,
    rewrite: {
      weights: only('softmax', (t, { from }) => {
        const gate = t.sigmoid(from[0]!);
        return t.divide(gate, t.sum(gate, { keep: true }));
      }),
    },
  },
  {
    id: 'log-softmax',
    aliases: ['log-weights', '对数权重'],
    mechanism: 'scaled-dot-product',
    title: { en: 'the weights are logarithms of weights', zh: '用了 log-softmax，权重成了对数' },
    notice: {
      en: 'No weight is above 0, and e^ of every row sums to 1.',
      zh: '没有一个权重大于 0；每行取 e 的幂之后，总和才是 1。',
    },
    when: weights,
    rewrite: { weights: only('softmax', (t, { from }) => t.logSoftmax(from[0]!)) },
  },
];
