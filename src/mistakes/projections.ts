import { sameShape } from '../engine/tensor.js';
import { stepOf, type Trace } from '../trace/types.js';
import { type Declared, has, only, stepsNamed } from './types.js';

/** A projection X · W of this name that keeps the shape of X. */
const keepsShape =
  (...names: string[]) =>
  (trace: Trace): boolean =>
    names.every((name) =>
      stepsNamed(trace, name).some(
        ({ op, from, shape }) => op === 'matmul' && sameShape(shape, stepOf(trace, from[0]!)!.shape),
      ),
    );
const dotScores = has('scores', 'matmul');
const crosses = (trace: Trace): boolean =>
  has('Y', 'input')(trace) && has('X', 'input')(trace) && has('K', 'matmul')(trace);
/** The product with a weight matrix; with a bias it is the step before the sum. */
const productsOf = (name: string): string[] => [name, `${name}~1`];
const transposed = only('matmul', (t, { from, again }) => {
  const [X, W] = from;
  const square = /(^|\.)W_/.test(W!.name) && W!.shape[0] === W!.shape[1];
  return square ? t.matmul(X!, W!, { bT: true }) : again();
});

const withoutBias = only('add', (_t, { from, again }) =>
  /(^|\.)b_/.test(from[1]!.name) ? from[0]! : again(),
);

/** Queries, keys and values made from the wrong thing, or with the wrong matrix. */
export const PROJECTIONS: readonly Declared[] = [
  {
    id: 'values-unprojected',
    aliases: ['v-is-x', '值没有投影'],
    mechanism: 'self-attention',
    title: {
      en: 'the values are the embeddings themselves, without W_V',
      zh: '值就是词向量本身，没有乘 W_V',
    },
    notice: {
      en: 'The output lies between the embeddings of the tokens.',
      zh: '输出落在各个词向量之间。',
    },
    seen: ['e-k-equals-embedding'],
    when: keepsShape('V'),
    rewrite: { V: only('matmul', (_t, { from }) => from[0]!) },
  },
  {
    id: 'keys-unprojected',
    aliases: ['k-is-x', '键没有投影'],
    mechanism: 'self-attention',
    title: { en: 'the keys are the embeddings themselves, without W_K', zh: '键就是词向量本身，没有乘 W_K' },
    notice: {
      en: 'W_K has no effect: change it and the weights stay.',
      zh: 'W_K 不起作用：改了它，权重不变。',
    },
    seen: ['e-k-equals-embedding'],
    when: (trace) => dotScores(trace) && keepsShape('K')(trace),
    rewrite: { K: only('matmul', (_t, { from }) => from[0]!) },
  },
  {
    id: 'weights-not-transposed',
    aliases: ['linear-weight', 'x-times-wt', '权重矩阵转置了'],
    mechanism: 'self-attention',
    title: {
      en: 'every W is transposed: matrices kept as (out × in) are taken for (in × out)',
      zh: '每个 W 都转置了：把（输出×输入）存的矩阵当成了（输入×输出）',
    },
    notice: {
      en: 'Square matrices give no error, only other numbers. PyTorch’s nn.Linear keeps its weight as (out × in): hand over weight.T.',
      zh: '方阵不会报错，只是数不对。PyTorch 的 nn.Linear 存的是（输出×输入）：要交出 weight.T。',
    },
    seen: ['mindspore-lab/mindone#399'],
    when: (trace) =>
      ['Q', 'K', 'V'].every((name) => productsOf(name).some((product) => keepsShape(product)(trace))),
    rewrite: Object.fromEntries(
      ['Q', 'K', 'V', 'output'].flatMap(productsOf).map((name) => [name, transposed]),
    ),
  },
  {
    id: 'no-biases',
    aliases: ['bias-forgotten', '漏了偏置'],
    mechanism: 'multi-head',
    shown: {
      arrays: { b_Q: [1, 0, -1, 0.5], b_K: [0, 1, 0.5, -1], b_V: [1, 1, -1, 0], b_O: [0.5, -1, 0, 1] },
    },
    title: { en: 'the biases b_Q, b_K, b_V and b_O are left out', zh: '漏了偏置 b_Q、b_K、b_V、b_O' },
    notice: {
      en: 'A sequence of zeros gives an output of zeros. PyTorch’s layers have biases unless told otherwise: copy them too.',
      zh: '输入全是 0，输出也全是 0。PyTorch 的层默认带偏置：导出权重时别忘了它们。',
    },
    when: (trace) => trace.steps.some(({ name, op }) => op === 'input' && /(^|\.)b_[QKVO]$/.test(name)),
    rewrite: Object.fromEntries(['Q', 'K', 'V', 'output'].map((name) => [name, withoutBias])),
  },
  {
    id: 'cross-attends-itself',
    aliases: ['memory-ignored', '没有看记忆'],
    mechanism: 'cross-attention',
    title: {
      en: 'keys and values are made from X, not from the memory Y',
      zh: '键和值取自 X，而不是记忆 Y',
    },
    notice: {
      en: 'The weights have as many columns as there are queries, and the memory changes nothing.',
      zh: '权重的列数等于查询数；换一份记忆，什么都不变。',
    },
    when: crosses,
    rewrite: {
      K: only('matmul', (t, { from, get }) => t.matmul(get('X'), from[1]!)),
      V: only('matmul', (t, { from, get }) => t.matmul(get('X'), from[1]!)),
    },
  },
  {
    id: 'cross-direction',
    aliases: ['query-from-encoder', '交叉方向反了'],
    mechanism: 'cross-attention',
    title: {
      en: 'the memory asks and the sequence answers: queries from Y, keys and values from X',
      zh: '方向反了：查询取自记忆 Y，键和值取自 X',
    },
    notice: {
      en: 'There is an output for each token of the memory, not for each token of the sequence.',
      zh: '输出的行数是记忆的词数，而不是当前序列的词数。',
    },
    seen: ['e-cross-attn-direction', 'e-query-from-encoder'],
    when: crosses,
    rewrite: {
      Q: only('matmul', (t, { from, get }) => t.matmul(get('Y'), from[1]!)),
      K: only('matmul', (t, { from, get }) => t.matmul(get('X'), from[1]!)),
      V: only('matmul', (t, { from, get }) => t.matmul(get('X'), from[1]!)),
    },
  },
  {
    id: 'lora-not-scaled',
    aliases: ['no-alpha', 'lora没有缩放'],
    mechanism: 'lora',
    title: { en: 'the low-rank update is not multiplied by α/r', zh: '低秩更新没有乘 α/r' },
    notice: {
      en: 'α has no effect; with α = r nothing is wrong.',
      zh: 'α 不起作用；α = r 时看不出来。',
    },
    when: has('update', 'scale'),
    rewrite: { update: (_t, { from }) => from[0]! },
  },
];
