import { unit } from '../mechanisms/parts/unit.js';
import { stepOf, type Trace } from '../trace/types.js';
import { type Declared, has, only, stepsNamed } from './types.js';

const additive = has('hidden', 'tanh');
/** A product of queries and keys that are not made unit vectors first. */
const plainDots = (trace: Trace): boolean =>
  stepsNamed(trace, 'scores').some(
    ({ op, from }) => op === 'matmul' && !from.some((name) => name.endsWith('_unit')),
  );

/** Comparing a query with a key. */
export const SCORES: readonly Declared[] = [
  {
    id: 'cosine-called-dot',
    aliases: ['cosine-for-dot', '余弦当点积'],
    mechanism: 'dot-product',
    title: { en: 'the cosine is taken where the dot product is meant', zh: '说是点积，算的却是余弦' },
    notice: {
      en: 'All scores lie between −1 and 1; making a vector longer changes nothing.',
      zh: '得分都在 −1 与 1 之间；把向量拉长，什么都不变。',
    },
    seen: ['e-cosine-called-dot'],
    when: plainDots,
    rewrite: {
      scores: only('matmul', (t, { from }) => t.matmul(unit(t, from[0]!), unit(t, from[1]!), { bT: true })),
    },
  },
  {
    id: 'cosine-not-sharpened',
    aliases: ['no-beta', '余弦没有锐化'],
    mechanism: 'cosine',
    title: { en: 'the cosines go into the softmax without β', zh: '余弦没有乘 β 就进了 softmax' },
    notice: {
      en: 'No weight can be more than e² = 7.39 times another, however alike query and key are.',
      zh: '查询和键再像，一个权重也不会超过另一个的 e² = 7.39 倍。',
    },
    seen: ['e-cosine-bounded'],
    when: (trace) => has('scaled', 'scale')(trace) && has('Q_unit')(trace),
    rewrite: { scaled: (_t, { from }) => from[0]! },
  },
  {
    id: 'additive-no-tanh',
    aliases: ['no-tanh', '加性没有tanh'],
    mechanism: 'additive',
    title: { en: 'the tanh of the additive score is left out', zh: '加性得分里漏了 tanh' },
    notice: {
      en: 'All queries have the same weights: without tanh the query adds the same number to every score of its row, and the softmax drops it.',
      zh: '所有查询的权重都一样：没有 tanh，查询只是给整行得分加了同一个数，softmax 一做就没了。',
    },
    when: additive,
    rewrite: { hidden: only('tanh', (_t, { from }) => from[0]!) },
  },
  {
    id: 'additive-tanh-outside',
    aliases: ['tanh-outside', 'tanh放在外面'],
    mechanism: 'additive',
    title: { en: 'the tanh is taken after the product with v', zh: 'tanh 放到了乘 v 之后' },
    notice: {
      en: 'All scores lie between −1 and 1, so that no weight is more than e² times another.',
      zh: '得分都在 −1 与 1 之间，一个权重不会超过另一个的 e² 倍。',
    },
    seen: ['vietnh1009/Hierarchical-attention-networks-pytorch#13', 'richliao/textClassifier#24'],
    when: additive,
    rewrite: {
      hidden: only('tanh', (_t, { from }) => from[0]!),
      // v times what is inside tanh is a helper of this step, played before it
      scores: (t, { again }) => t.tanh(again()),
    },
  },
  {
    id: 'additive-softmax-inside',
    aliases: ['softmax-for-tanh', '用softmax代替tanh'],
    mechanism: 'additive',
    title: {
      en: 'a softmax stands inside the score, in the place of tanh',
      zh: '打分里用 softmax 代替了 tanh',
    },
    notice: {
      en: 'The hidden numbers are all positive and each row of them sums to 1.',
      zh: '中间层的数全是正的，每一行之和是 1。',
    },
    seen: ['e-additive-softmax-score'],
    when: additive,
    rewrite: { hidden: only('tanh', (t, { from }) => t.softmax(from[0]!)) },
  },
  {
    id: 'additive-uses-v',
    aliases: ['values-in-score', '值进了打分'],
    mechanism: 'additive',
    shown: { arrays: { v: [1, -1, 0.5, 0.5] } }, // a hidden layer as wide as the values
    title: { en: 'the values are added into the score too', zh: '打分时把值也加了进去' },
    notice: {
      en: 'The weights change when only the values do.',
      zh: '只改值，权重也跟着变。',
    },
    seen: ['e-additive-uses-v'],
    when: (trace) =>
      additive(trace) &&
      has('sum', 'add')(trace) &&
      stepOf(trace, 'V')?.shape[1] === stepOf(trace, 'sum')?.shape[2],
    rewrite: {
      sum: (t, { again, get }) => {
        const V = get('V');
        return t.add(again(), t.reshape(V, { shape: [1, ...V.shape], axes: `1,${V.axes.join()}` }));
      },
    },
  },
  {
    id: 'additive-sums-keys',
    aliases: ['projected-values', '对投影后的键求和'],
    mechanism: 'additive',
    title: {
      en: 'the weighted sum is taken of the projected keys W_k k instead of the values',
      zh: '加权求和的是投影后的键 W_k k，而不是值',
    },
    notice: {
      en: 'The output is as wide as the hidden layer, d_a, not as wide as the values.',
      zh: '输出的宽度是中间层的 d_a，而不是值的宽度。',
    },
    seen: ['microsoft/CNTK#2083'],
    when: (trace) => additive(trace) && has('key', 'matmul')(trace),
    rewrite: { output: only('matmul', (t, { from, get }) => t.matmul(from[0]!, get('key'))) },
  },
  {
    id: 'graph-linear-score',
    aliases: ['gat-no-leaky-relu', '没有leakyrelu'],
    mechanism: 'gat',
    title: { en: 'the LeakyReLU of the score is left out', zh: '打分时漏了 LeakyReLU' },
    notice: {
      en: 'Nodes with the same neighbours have the same weights: who looks adds one number to the whole row, and the softmax drops it.',
      zh: '邻居相同的节点权重也相同：看的一方只给整行加了同一个数，softmax 一做就没了。',
    },
    when: has('scores', 'leakyRelu'),
    rewrite: { scores: only('leakyRelu', (_t, { from }) => from[0]!) },
  },
  {
    id: 'graph-no-self-loops',
    aliases: ['no-self-loops', '没有自环'],
    mechanism: 'gat',
    title: { en: 'the nodes are not among their own neighbours', zh: '邻居里没有算上节点自己' },
    notice: {
      en: 'The diagonal of the weights is 0: a node forgets itself, and one without neighbours gets NaN.',
      zh: '权重的对角线是 0：节点忘了自己；没有邻居的节点得到 NaN。',
    },
    seen: ['FluxML/GeometricFlux.jl#131'],
    when: has('A_tilde', 'maximum'),
    rewrite: { A_tilde: (_t, { from }) => from[0]! },
  },
];
