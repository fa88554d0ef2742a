import { sameShape } from '../engine/tensor.js';
import { stepOf, type Trace } from '../trace/types.js';
import { hasSum, isSquare, onSum } from './parts.js';
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
const sameShapes = (a: string, b: string) => (trace: Trace) => {
  const [one, other] = [stepsNamed(trace, a), stepsNamed(trace, b)];
  return one.length > 0 && one.every((step, i) => other[i] && sameShape(step.shape, other[i].shape));
};
const dotScores = has('scores', 'matmul');
const crosses = (trace: Trace): boolean =>
  has('Y', 'input')(trace) && has('X', 'input')(trace) && has('K', 'matmul')(trace);
const transposed = only('matmul', (t, { from }) => {
  const [X, W] = from;
  return W!.shape[0] === W!.shape[1] ? t.matmul(X!, W!, { bT: true }) : t.matmul(X!, W!);
});

/** Queries, keys and values: from the wrong place, or mixed up. */
export const PROJECTIONS: readonly Declared[] = [
  {
    id: 'qk-swapped',
    aliases: ['swapped', 'q和k对调'],
    mechanism: 'self-attention',
    title: { en: 'queries and keys have changed places', zh: '查询和键对调了' },
    notice: {
      en: 'The table of the scores is transposed: what the cat gives to the mat now stands in the row of the mat.',
      zh: '得分表被转置了：本该在“猫”那一行的数，跑到了它所看的词那一行。',
    },
    when: (trace) => dotScores(trace) && isSquare(trace, 'scores'),
    rewrite: { scores: only('matmul', (t, { from }) => t.matmul(from[1]!, from[0]!, { bT: true })) },
  },
  {
    id: 'queries-as-keys',
    aliases: ['shared-qk', 'shared-w', '查询键共用权重'],
    mechanism: 'self-attention',
    title: { en: 'the queries serve as keys too: one W for both', zh: '查询兼做键：两者共用一个 W' },
    notice: {
      en: 'The table of the scores is symmetric, and the longest vectors look most at themselves.',
      zh: '得分表是对称的，长的向量最看重自己。',
    },
    seen: ['e-shared-w-symmetric'],
    when: (trace) => dotScores(trace) && sameShapes('Q', 'K')(trace),
    rewrite: { K: (_t, { get }) => get('Q') },
  },
  {
    id: 'keys-as-values',
    aliases: ['k-as-v', '键当值'],
    mechanism: 'self-attention',
    title: {
      en: 'the weighted sum is taken of the keys instead of the values',
      zh: '加权求和的是键，而不是值',
    },
    notice: {
      en: 'W_V has no effect: change it and the output stays.',
      zh: 'W_V 不起作用：改了它，输出不变。',
    },
    seen: ['fchollet/deep-learning-with-python-notebooks#261'],
    when: (trace) => hasSum(trace) && sameShapes('K', 'V')(trace),
    rewrite: onSum((t, { from, find, get }) => t.matmul(from[0]!, find('K_h') ?? get('K'))),
  },
  {
    id: 'values-as-keys',
    aliases: ['v-as-k', '值当键'],
    mechanism: 'self-attention',
    title: {
      en: 'the queries are compared with the values instead of the keys',
      zh: '查询和值做了比较，而不是和键',
    },
    notice: {
      en: 'W_K has no effect: change it and the weights stay.',
      zh: 'W_K 不起作用：改了它，权重不变。',
    },
    seen: ['Genentech/ARGMINN#1'],
    when: (trace) => dotScores(trace) && sameShapes('K', 'V')(trace),
    rewrite: {
      scores: only('matmul', (t, { from, find, get }) =>
        t.matmul(from[0]!, find('V_h') ?? get('V'), { bT: true }),
      ),
    },
  },
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
      en: 'X is multiplied by W_Qᵀ, W_Kᵀ and W_Vᵀ: matrices kept as (out × in) are taken for (in × out)',
      zh: '乘的是 W_Qᵀ、W_Kᵀ、W_Vᵀ：把（输出×输入）存的矩阵当成了（输入×输出）',
    },
    notice: {
      en: 'Square matrices give no error, only other numbers. PyTorch’s nn.Linear keeps its weight as (out × in): hand over weight.T.',
      zh: '方阵不会报错，只是数不对。PyTorch 的 nn.Linear 存的是（输出×输入）：要交出 weight.T。',
    },
    seen: ['mindspore-lab/mindone#399'],
    when: keepsShape('Q', 'K', 'V'),
    rewrite: { Q: transposed, K: transposed, V: transposed },
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
];
