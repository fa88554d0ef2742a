import type { Ops } from '../mechanisms/types.js';
import type { Rule } from '../trace/replay.js';
import { stepOf, type Trace } from '../trace/types.js';
import { type Declared, has } from './types.js';

const coded = has('PE', 'interleave');
const sinusoidal = { params: { positions: 'sinusoidal' } } as const;
/** Where X and PE are added: a step of its own, or the result. */
const added = (trace: Trace) => stepOf(trace, 'X_pos') ?? stepOf(trace, 'output')!;
const addsPE = (trace: Trace): boolean => coded(trace) && added(trace).from[1] === 'PE';
const ofX =
  (rule: Rule<Ops>): Rule<Ops> =>
  (t, step) =>
    step.step.from[1] === 'PE' ? rule(t, step) : step.again();

/** Where position codes go, a learned table, linear biases. */
export const POSITIONS: readonly Declared[] = [
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
