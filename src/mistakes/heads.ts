import type { Ops } from '../mechanisms/types.js';
import type { Rule } from '../trace/replay.js';
import { stepOf, type Trace } from '../trace/types.js';
import { joined, joinView, viewed } from './parts.js';
import { type Declared, has, only, stepsNamed } from './types.js';

const split = (trace: Trace): boolean =>
  ['Q_h', 'K_h', 'V_h'].every((name) => has(name, 'splitHeads')(trace));
const splitView = only('splitHeads', viewed);
/** Feature j to head j mod h. */
const strided = only('splitHeads', (t, { from, step }) => {
  const [h, n, d] = step.shape as [number, number, number];
  const [hAxis, nAxis, dAxis] = step.axes as [string, string, string];
  const cut = t.reshape(from[0]!, { shape: [n, d, h], axes: `${nAxis},${dAxis},${hAxis}` });
  return t.transpose(cut, { order: [2, 0, 1] });
});
/** The rows cut into as many pieces as there are heads, whole features each. */
const inPieces = only('splitHeads', (t, { from, step }) => {
  const [h, n] = step.shape as [number, number];
  return t.reshape(from[0]!, { shape: [h, n / h, -1], axes: `${step.axes[0]},${n / h},${from[0]!.axes[1]}` });
});
const unprojected = only('matmul', (_t, { from }) => from[0]!);

/** Cutting into heads, and sharing them. */
export const HEADS: readonly Declared[] = [
  {
    id: 'heads-by-view',
    aliases: ['view-without-transpose', 'no-transpose', '多头没有转置'],
    mechanism: 'multi-head',
    title: {
      en: 'the heads are cut by view alone, without a transpose, and put back the same way',
      zh: '分头只用了 view，没有转置，合头也一样',
    },
    notice: {
      en: 'The shapes are right, but a head mixes features of several tokens: a change of the last token changes what a head thinks is the first.',
      zh: '形状都对，但一个头里混进了几个词的特征：改最后一个词，头里的“第一个词”也跟着变。',
    },
    seen: ['reczoo/FuxiCTR#30', '649453932/Chinese-Text-Classification-Pytorch#53'],
    when: (trace) => split(trace) && joined(trace),
    rewrite: { Q_h: splitView, K_h: splitView, V_h: splitView, concat: joinView },
  },
  {
    id: 'heads-split-by-view',
    aliases: ['split-view', '分头没有转置'],
    mechanism: 'multi-head',
    title: { en: 'the heads are cut by view alone, without a transpose', zh: '分头只用了 view，没有转置' },
    notice: {
      en: 'The shapes are right, but a head’s rows are no tokens: each is a piece of one token beside a piece of the same one or the next.',
      zh: '形状都对，但一个头里的行不再是词：一行只是某个词的一段，下一行是同一个词或下一个词的另一段。',
    },
    seen: ['hyunwoongko/transformer#15'],
    when: split,
    rewrite: { Q_h: splitView, K_h: splitView, V_h: splitView },
  },
  {
    id: 'heads-strided',
    aliases: ['d-h-order', '分头次序错'],
    mechanism: 'multi-head',
    title: {
      en: 'the features are dealt out to the heads in turn (d h) instead of in blocks (h d)',
      zh: '特征轮流分给各头（d h），而不是一段一段分（h d）',
    },
    notice: {
      en: 'It trains as well as the right way, but weights of another program give other numbers.',
      zh: '自己训练没有问题，但载入别人的权重，数就对不上。',
    },
    when: split,
    rewrite: { Q_h: strided, K_h: strided, V_h: strided },
  },
  {
    id: 'heads-split-sequence',
    aliases: ['split-sequence', '按序列分头'],
    mechanism: 'multi-head',
    shown: { tokens: ['the', 'cat', 'sat', 'down'] },
    title: {
      en: 'each head gets a piece of the sequence instead of a piece of the features',
      zh: '按序列切给各头，而不是按特征切',
    },
    notice: {
      en: 'Each head’s weights are (n/h)×(n/h), and the first token never sees the last.',
      zh: '每个头的权重只有 (n/h)×(n/h)，第一个词永远看不到最后一个词。',
    },
    seen: ['e-mha-splits-sequence'],
    when: (trace) =>
      split(trace) &&
      joined(trace) &&
      !has('masked')(trace) &&
      [...stepsNamed(trace, 'Q_h'), ...stepsNamed(trace, 'K_h')].every(
        ({ shape: [h, n] }) => h! > 1 && n! > h! && n! % h! === 0,
      ),
    rewrite: {
      Q_h: inPieces,
      K_h: inPieces,
      V_h: inPieces,
      scaled: (t, { from, get }) =>
        t.scale(from[0]!, { by: 1 / Math.sqrt(get('Q_h').shape.at(-1)!), formula: '1/√d_model' }),
      concat: joinView,
    },
  },
  {
    id: 'heads-slice-embedding',
    aliases: ['slice-embedding', '直接切词向量'],
    mechanism: 'multi-head',
    title: {
      en: 'the heads are slices of the raw embedding, without W_Q, W_K and W_V',
      zh: '各头直接切词向量，没有先乘 W_Q、W_K、W_V',
    },
    notice: {
      en: 'Queries, keys and values are equal, the scores symmetric, and a head cannot read the features of another’s slice.',
      zh: '查询、键、值全相等，得分对称；一个头读不到别的头那一段特征。',
    },
    seen: ['e-heads-slice-embedding', 'aladdinpersson/Machine-Learning-Collection#3'],
    when: (trace) =>
      split(trace) &&
      ['Q', 'K', 'V'].every((name) =>
        stepsNamed(trace, name).every(
          ({ op, from, shape }) => op === 'matmul' && stepOf(trace, from[0]!)!.shape[1] === shape[1],
        ),
      ),
    rewrite: { Q: unprojected, K: unprojected, V: unprojected },
  },
  {
    id: 'groups-tiled',
    aliases: ['gqa-tile', 'repeat-instead-of-interleave', 'gqa用了tile'],
    mechanism: 'gqa',
    title: {
      en: 'the shared key heads are tiled (0 1 0 1) instead of repeated one by one (0 0 1 1)',
      zh: '共用的键头整组平铺（0 1 0 1），而不是逐个重复（0 0 1 1）',
    },
    notice: {
      en: 'All shapes are right and the first and last head too; the heads between look up keys of another group. torch.repeat tiles, repeat_interleave is meant.',
      zh: '形状都对，头尾两个头也对，中间的头却查了别组的键。torch.repeat 是平铺，应当用 repeat_interleave。',
    },
    seen: ['onnx/onnx#7274'],
    when: has('K_h', 'repeat'),
    rewrite: { K_h: only('repeat', tiled), V_h: only('repeat', tiled) },
  },
];

function tiled(...[t, { from, params, step }]: Parameters<Rule<Ops>>) {
  const copies = Array.from({ length: Number(params.times) }, () => from[0]!);
  return t.concat(...copies, { axis: 0, letter: step.axes[0]! });
}
