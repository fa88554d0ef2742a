import { rotate } from '../mechanisms/parts/positions.js';
import type { Ops } from '../mechanisms/types.js';
import type { Rule } from '../trace/replay.js';
import { stepOf, type Trace } from '../trace/types.js';
import { onSum } from './parts.js';
import { type Declared, has, only } from './types.js';

const coded = has('PE', 'interleave');
const rotary = has('Q_rot', 'add');
const sinusoidal = { params: { positions: 'sinusoidal' } } as const;
/** Whether there are enough features for more than one wavelength. */
const wide = (trace: Trace): boolean => coded(trace) && widthOf(trace) > 2;
/** Where X and PE are added: a step of its own, or the result. */
const added = (trace: Trace) => stepOf(trace, 'X_pos') ?? stepOf(trace, 'output')!;
const addsPE = (trace: Trace): boolean => coded(trace) && added(trace).from[1] === 'PE';
const ofX =
  (rule: Rule<Ops>): Rule<Ops> =>
  (t, step) =>
    step.step.from[1] === 'PE' ? rule(t, step) : step.again();
/** A rotation in which feature i is paired with i + d/2. */
const rotatedByHalves =
  (name: 'Q' | 'K'): Rule<Ops> =>
  (t, { get }) => {
    const X = get(name);
    return t.add(t.multiply(X, get('cos')), t.multiply(t.rotateHalf(X), get('sin')));
  };
/** cos or sin of the angles, once for each half of the features, instead of twice in a row. */
const once =
  (name: 'cos' | 'sin'): Rule<Ops> =>
  (t, { get }) => {
    const half = t[name](get('angle'));
    return t.concat(half, half, { letter: get('Q').axes[1]! });
  };

/** Position codes: the formula, where they go, and turning (RoPE). */
export const POSITIONS: readonly Declared[] = [
  {
    id: 'pe-no-sincos',
    aliases: ['no-sine', '位置编码没有正弦'],
    mechanism: 'sinusoidal-positions',
    title: { en: 'the sines and cosines of the position code are left out', zh: '位置编码里漏了正弦和余弦' },
    notice: {
      en: 'The code grows with the position without bound, and each number stands twice; position 0 is all 0.',
      zh: '编码随位置无限增大，每个数都出现两次；位置 0 全是 0。',
    },
    seen: ['e-pe-no-sincos', 'e-pe-output-mismatch'],
    when: coded,
    rewrite: {
      sin: only('sin', (_t, { from }) => from[0]!),
      cos: only('cos', (_t, { from }) => from[0]!),
    },
  },
  {
    id: 'pe-exponent',
    aliases: ['exponent-not-divided', '指数没有除以d_model'],
    mechanism: 'sinusoidal-positions',
    title: { en: 'the exponent of 10000 is not divided by d_model', zh: '10000 的指数没有除以 d_model' },
    notice: {
      en: 'From the third column on all rows are alike: the wavelength is 10⁸ and more.',
      zh: '从第三列起各行几乎一样：波长是 10⁸ 甚至更长。',
    },
    seen: ['e-pe-exponent'],
    when: wide,
    rewrite: {
      wavelength: (t, { from, params }) =>
        t.raise(
          t.scale(from[0]!, { by: 2 * from[0]!.shape[1]!, formula: 'd_model' }),
          params as { base: number },
        ),
    },
  },
  {
    id: 'pe-exponent-by-column',
    aliases: ['cosine-exponent', '每列指数不同'],
    mechanism: 'sinusoidal-positions',
    title: {
      en: 'the exponent is twice the column over d_model, another one for each sine and cosine',
      zh: '指数取了“列号的 2 倍 / d_model”，正弦和余弦各用一个',
    },
    notice: {
      en: 'Beside each sine stands a cosine of another wavelength: the rows have no common length, and PE·PEᵀ is no longer the same along each diagonal.',
      zh: '并排的正弦和余弦波长不同：PE·PEᵀ 沿对角线不再是同一个数。',
    },
    seen: ['SamLynnEvans/Transformer#7', 'SamLynnEvans/Transformer#25', 'shenweichen/DeepCTR#379'],
    when: wide,
    rewrite: {
      // base^(2·2i/d); the second wavelength's root, base^(2/d), is what one column more makes
      wavelength: (t, { from, params }) =>
        t.raise(t.scale(from[0]!, { by: 2, formula: '2' }), params as { base: number }),
      cos: (t, { from, get }) =>
        t.cos(t.divide(from[0]!, t.sqrt(t.slice(get('wavelength'), { axis: 1, start: 1, end: 2 })))),
    },
  },
  {
    id: 'pe-from-one',
    aliases: ['positions-from-1', '位置从1数'],
    mechanism: 'sinusoidal-positions',
    title: { en: 'the positions are counted from 1', zh: '位置从 1 开始数' },
    notice: {
      en: 'The first row is not 0 1 0 1 … : it is what the second should be.',
      zh: '第一行不是 0 1 0 1 …，而是第二行该有的数。',
    },
    when: coded,
    rewrite: { angle: (t, { from }) => t.divide(t.shift(from[0]!, { by: 1 }), from[1]!) },
  },
  {
    id: 'pe-sine-only',
    aliases: ['no-cosine', '位置编码只有正弦'],
    mechanism: 'sinusoidal-positions',
    title: { en: 'every column of the position code is a sine', zh: '位置编码每一列都是正弦' },
    notice: {
      en: 'Columns stand in equal pairs, and position 0 is all 0.',
      zh: '列两两相同，位置 0 全是 0。',
    },
    when: coded,
    rewrite: { cos: only('cos', (t, { from }) => t.sin(from[0]!)) },
  },
  {
    id: 'pe-halves',
    aliases: ['sines-then-cosines', '正弦余弦没有交替'],
    mechanism: 'sinusoidal-positions',
    title: {
      en: 'all sines come first and then all cosines, not in turn',
      zh: '正弦全在前，余弦全在后，没有交替',
    },
    notice: {
      en: 'Row 0 is 0 0 … 1 1 … instead of 0 1 0 1 … ; trained from scratch it makes no difference, with weights of another program it does.',
      zh: '第 0 行是 0 0 … 1 1 …，而不是 0 1 0 1 …；从头训练没有区别，载入别人的权重就不对了。',
    },
    seen: ['tensorflow/text#1122', 'tensorops/TransformerX#115'],
    when: wide,
    rewrite: { PE: (t, { from, step }) => t.concat(from[0]!, from[1]!, { letter: step.axes[1]! }) },
  },
  {
    id: 'pe-row-zero',
    aliases: ['zero-at-position-0', '位置0置零'],
    mechanism: 'sinusoidal-positions',
    title: { en: 'position 0 gets a code of zeros', zh: '位置 0 的编码被置成了 0' },
    notice: {
      en: 'The first row is 0 0 0 0, not 0 1 0 1: it alone is not as long as the others.',
      zh: '第一行是 0 0 0 0，而不是 0 1 0 1：只有它的长度和别的行不同。',
    },
    seen: ['e-pe-row0'],
    when: coded,
    rewrite: { PE: (t, { again, get }) => t.multiply(again(), t.clip(get('pos'), { most: 1 })) },
  },
  {
    id: 'no-positions',
    aliases: ['positions-forgotten', '忘了位置编码'],
    mechanism: 'self-attention',
    shown: sinusoidal,
    title: { en: 'the position code is not added', zh: '没有加上位置编码' },
    notice: {
      en: 'Equal words have equal rows, wherever they stand; the words in another order give the same rows in that order.',
      zh: '相同的词不论在哪，行都相同；打乱词序，只是行跟着换了次序。',
    },
    when: addsPE,
    rewrite: { X_pos: ofX((_t, { from }) => from[0]!), output: ofX((_t, { from }) => from[0]!) },
  },
  {
    id: 'positions-on-output',
    aliases: ['positions-after-attention', '位置加在输出上'],
    mechanism: 'self-attention',
    shown: sinusoidal,
    title: {
      en: 'the position code is added to the output instead of the input',
      zh: '位置编码加在了输出上，而不是输入上',
    },
    notice: {
      en: 'The weights do not know the order: equal words have equal rows and columns of weights.',
      zh: '权重不知道词序：相同的词，权重的行和列都相同。',
    },
    when: (trace) =>
      has('X_pos')(trace) && addsPE(trace) && stepOf(trace, 'output')?.shape[1] === widthOf(trace),
    rewrite: {
      X_pos: (_t, { from }) => from[0]!,
      output: (t, { again, step, get }) => (step.name === 'output' ? t.add(again(), get('PE')) : again()),
    },
  },
  {
    id: 'embedding-times-root',
    aliases: ['sqrt-d_model', '词向量乘根号d_model'],
    mechanism: 'self-attention',
    shown: sinusoidal,
    title: {
      en: 'the embeddings are multiplied by √d_model before the position code is added',
      zh: '加位置编码之前，词向量先乘了 √d_model',
    },
    notice: {
      en: 'The words drown the positions. The paper multiplies (§3.4), because its embeddings are small; two programs must agree on it.',
      zh: '词盖过了位置。论文 §3.4 是要乘的，因为它的词向量很小；两边的程序必须一致。',
    },
    seen: ['SamLynnEvans/Transformer#10', 'pytorch/tutorials#2849'],
    when: addsPE,
    rewrite: { X_pos: ofX(scaledX), output: ofX(scaledX) },
  },
  {
    id: 'learned-from-one',
    aliases: ['position-table-offset', '位置表从1查'],
    mechanism: 'learned-positions',
    title: { en: 'the table of positions is read from row 1 on', zh: '位置表从第 1 行开始查' },
    notice: {
      en: 'Row 0 of the table is never used, and a text as long as the table is refused.',
      zh: '表的第 0 行从来用不上；和表一样长的句子会越界。',
    },
    when: (trace) => {
      const rows = has('P_pos', 'gather')(trace) && stepOf(trace, 'P')?.shape[0];
      return rows !== undefined && rows !== false && rows > stepOf(trace, 'P_pos')!.shape[0]!;
    },
    rewrite: { P_pos: (t, { from }) => t.gather(from[0]!, t.shift(from[1]!, { by: 1 })) },
  },
  {
    id: 'rope-on-values',
    aliases: ['values-rotated', '值也旋转了'],
    mechanism: 'rope',
    title: { en: 'the values are turned too', zh: '值也被旋转了' },
    notice: {
      en: 'The weights are right; the output changes when the whole text moves, where it should depend on offsets alone.',
      zh: '权重都对；整段文字平移，输出却会变，而它本该只看相对距离。',
    },
    seen: ['lucidrains/x-transformers#182'],
    when: rotary,
    rewrite: onSum((t, { from, get }) => t.matmul(from[0]!, rotate(t, from[1]!, get('cos'), get('sin')))),
  },
  {
    id: 'rope-one-side',
    aliases: ['keys-not-rotated', '只旋转了查询'],
    mechanism: 'rope',
    title: { en: 'the queries are turned and the keys are not', zh: '只旋转了查询，没有旋转键' },
    notice: {
      en: 'A score depends on where the query stands, not on its distance to the key.',
      zh: '得分只看查询的位置，而不是它和键的距离。',
    },
    when: rotary,
    rewrite: { K_rot: (_t, { get }) => get('K') },
  },
  {
    id: 'rope-mixed-layout',
    aliases: ['rotate-half-mixed', 'rope布局混用'],
    mechanism: 'rope',
    title: {
      en: 'the angles are laid out for neighbouring pairs, and feature i is turned with feature i + d/2',
      zh: '角度按相邻成对排列，旋转时却把第 i 维和第 i + d/2 维配对',
    },
    notice: {
      en: 'The two features of a pair are turned by different angles, so vectors change their length.',
      zh: '一对特征转的角度不同，向量的长度变了。',
    },
    seen: ['baidu/ERNIE-Image#6'],
    when: (trace) => rotary(trace) && stepOf(trace, 'Q_rot')!.shape[1]! > 2,
    rewrite: { Q_rot: rotatedByHalves('Q'), K_rot: rotatedByHalves('K') },
  },
  {
    id: 'rope-other-layout',
    aliases: ['rotate-half', 'neox-layout', 'rope另一种布局'],
    mechanism: 'rope',
    title: {
      en: 'feature i is turned with feature i + d/2 (as GPT-NeoX and Llama do) instead of with its neighbour',
      zh: '第 i 维和第 i + d/2 维配对旋转（GPT-NeoX、Llama 的做法），而不是和相邻的一维',
    },
    notice: {
      en: 'Lengths stay and offsets count, as they should; only with weights made for the other layout the numbers differ.',
      zh: '长度不变，也只看相对距离，都没错；只有载入按另一种布局训练的权重时，数才对不上。',
    },
    when: (trace) => rotary(trace) && stepOf(trace, 'Q_rot')!.shape[1]! > 2,
    rewrite: {
      cos: once('cos'),
      sin: once('sin'),
      Q_rot: rotatedByHalves('Q'),
      K_rot: rotatedByHalves('K'),
    },
  },
  {
    id: 'alibi-sign',
    aliases: ['alibi-added', 'alibi符号反了'],
    mechanism: 'alibi',
    shown: { tokens: ['the', 'cat', 'sat', 'down'] },
    title: {
      en: 'the distance is added to the score instead of taken away',
      zh: '得分加上了距离，而不是减去',
    },
    notice: {
      en: 'The farther back a key, the more weight it gets.',
      zh: '越远的键，权重反而越大。',
    },
    when: (trace) => has('bias', 'scale')(trace) && has('distance')(trace),
    rewrite: { bias: (t, { from, params }) => t.scale(from[0]!, { by: -Number(params.by), formula: 's' }) },
  },
];

function widthOf(trace: Trace): number {
  return stepOf(trace, 'PE')?.shape[1] ?? 0;
}

function scaledX(...[t, { from }]: Parameters<Rule<Ops>>) {
  const [X, PE] = from;
  return t.add(t.scale(X!, { by: Math.sqrt(X!.shape[1]!), formula: '√d_model' }), PE!);
}
