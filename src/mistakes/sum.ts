import { hasSum, isSquare, onSum } from './parts.js';
import { type Declared, has, only } from './types.js';

/** The weighted sum of the values, and what is done to it. */
export const SUM: readonly Declared[] = [
  {
    id: 'sum-over-queries',
    aliases: ['weights-transposed', 'wrong-index', '沿查询求和'],
    mechanism: 'self-attention',
    title: {
      en: 'the values are summed over the queries: weightsᵀ · V',
      zh: '求和求错了下标，沿查询相加：weightsᵀ · V',
    },
    notice: {
      en: 'The shares that make up an output do not sum to 1: a token that many look at gets a large output.',
      zh: '凑成一个输出的各份之和不是 1：被很多词看的那个词，输出特别大。',
    },
    seen: ['e-weight-index'],
    when: (trace) => hasSum(trace) && isSquare(trace, 'weights'),
    rewrite: onSum((t, { from }) => t.matmul(t.transpose(from[0]!), from[1]!)),
  },
  {
    id: 'relu-output',
    aliases: ['relu-after-sum', '输出过relu'],
    mechanism: 'self-attention',
    title: { en: 'the weighted sum goes through a ReLU', zh: '加权和又过了一个 ReLU' },
    notice: {
      en: 'No number of the output is negative, and about half of them are 0.',
      zh: '输出没有负数，约一半是 0。',
    },
    seen: ['e-relu-output'],
    when: hasSum,
    rewrite: onSum((t, { again }) => t.relu(again())),
  },
  {
    id: 'softmax-output',
    aliases: ['softmax-after-sum', '输出做softmax'],
    mechanism: 'self-attention',
    title: { en: 'the weighted sum goes through a softmax', zh: '加权和又做了一次 softmax' },
    notice: {
      en: 'Every output is positive and sums to 1 over its features.',
      zh: '每个输出都是正数，各特征之和是 1。',
    },
    seen: ['e-softmax-on-outputs'],
    when: hasSum,
    rewrite: onSum((t, { again }) => t.softmax(again())),
  },
  {
    id: 'linear-not-normalised',
    aliases: ['no-normalizer', '线性注意力没有归一化'],
    mechanism: 'linear',
    title: {
      en: 'the numerator of linear attention is not divided by φ(Q) Z',
      zh: '线性注意力没有除以 φ(Q) Z',
    },
    notice: {
      en: 'The output grows with the number of keys.',
      zh: '键越多，输出越大。',
    },
    when: (trace) => has('normalizer')(trace) && has('output', 'divide')(trace),
    rewrite: { output: only('divide', (_t, { from }) => from[0]!) },
  },
  {
    id: 'blocks-not-rescaled',
    aliases: ['flash-no-rescale', '分块没有重新缩放'],
    mechanism: 'flash',
    shown: {
      arrays: {
        Q: [
          [2, 1],
          [1, 2],
        ],
        K: [
          [0, 0],
          [0, 1],
          [4, 2],
          [4, 4],
        ],
        V: [[1], [2], [3], [4]],
      },
    },
    title: {
      en: 'what earlier blocks gave is not made smaller when a block brings a larger score',
      zh: '后面的块出现更大的得分时，前面累加的结果没有跟着缩小',
    },
    notice: {
      en: 'With one block nothing is wrong; with more the output depends on how the keys are cut into blocks.',
      zh: '只有一块时看不出来；块一多，输出就随分块方式而变。',
    },
    when: (trace) => has('carry')(trace) && has('O', 'add')(trace),
    rewrite: { O: only('add', (t, { from, operands }) => t.add(operands('O~1')[1]!, from[1]!)) },
  },
  {
    id: 'dropout-not-scaled',
    aliases: ['no-inverted-dropout', 'dropout没有放大'],
    mechanism: 'attention-dropout',
    title: {
      en: 'the weights that dropout keeps are not enlarged by 1/(1−p)',
      zh: 'dropout 留下的权重没有放大 1/(1−p) 倍',
    },
    notice: {
      en: 'No row sums to more than 1, and on average to 1−p: outputs are smaller in training than in use.',
      zh: '没有一行之和超过 1，平均是 1−p：训练时的输出比使用时小。',
    },
    when: has('dropped', 'scale'),
    rewrite: { dropped: (_t, { from }) => from[0]! },
  },
];
