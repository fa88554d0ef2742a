import { sameShape } from '../engine/tensor.js';
import type { Trace } from '../trace/types.js';
import { hasSum, isSquare, onSum } from './parts.js';
import { type Declared, has, only, stepsNamed } from './types.js';

const sameShapes = (a: string, b: string) => (trace: Trace) => {
  const [one, other] = [stepsNamed(trace, a), stepsNamed(trace, b)];
  return one.length > 0 && one.every((step, i) => other[i] && sameShape(step.shape, other[i].shape));
};
const dotScores = has('scores', 'matmul');

/** Queries, keys and values mixed up. */
export const ROLES: readonly Declared[] = [
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
];
