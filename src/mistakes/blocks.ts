import type { Ops } from '../mechanisms/types.js';
import type { Rule } from '../trace/replay.js';
import { stepOf, type Trace } from '../trace/types.js';
import { type Declared, only } from './types.js';

/** A block of sub-layers whose sums are normed: post-norm. */
const post = (trace: Trace): boolean =>
  stepOf(trace, 'X_1')?.op === 'layerNorm' && stepOf(trace, 'ffn.sum') !== undefined;
const pre = (trace: Trace): boolean =>
  stepOf(trace, 'X_1')?.op === 'add' && stepOf(trace, 'ffn.normed') !== undefined;
const block = (trace: Trace): boolean => post(trace) || pre(trace);
/** X + f(X) without the X. */
const withoutX: Rule<Ops> = only('add', (_t, { from }) => from[1]!);
const acrossTokens: Rule<Ops> = only('layerNorm', (t, { from }) => t.layerNorm(...from, { axis: 0 }));
/** LN(X + f(X)) as X + LN(f(X)); the step `sum` holds f(X) alone. */
const normedInside: Rule<Ops> = only('layerNorm', (t, s) =>
  t.add(s.operands(s.step.from[0]!)[0]!, s.again()),
);

/** Residuals and layer norms around attention. */
export const BLOCKS: readonly Declared[] = [
  {
    id: 'no-residual',
    aliases: ['residual-forgotten', '忘了残差'],
    mechanism: 'encoder-block',
    title: {
      en: 'what went into a sub-layer is not added to what comes out',
      zh: '子层的输出没有加上输入（漏了残差）',
    },
    notice: {
      en: 'Tokens grow alike from block to block, and deep stacks do not train.',
      zh: '一块一块过去，各个词越来越像；层数一多就训练不动。',
    },
    when: block,
    rewrite: {
      'self.sum': withoutX,
      'cross.sum': withoutX,
      'ffn.sum': withoutX,
      X_1: withoutX,
      X_2: withoutX,
      output: (t, s) => (s.step.name === 'output' ? withoutX(t, s) : s.again()),
    },
  },
  {
    id: 'residual-doubled',
    aliases: ['x-plus-x', '残差加错'],
    mechanism: 'encoder-block',
    shown: { params: { norm: 'pre' } },
    title: {
      en: 'the result of attention is added to itself (x = f(x); x + x) instead of to what went in',
      zh: '注意力的结果加上了它自己（x = f(x)；x + x），而不是加上输入',
    },
    notice: {
      en: 'What the token was is gone after the first sub-layer: two tokens that attention gives the same result cannot be told apart any more.',
      zh: '过了第一个子层，词原来的信息就没了：注意力结果相同的两个词再也分不开。',
    },
    seen: ['kyegomez/BitNet#32'],
    when: pre,
    rewrite: {
      X_1: only('add', (t, { from }) => t.add(from[1]!, from[1]!)),
    },
  },
  {
    id: 'residual-from-input',
    aliases: ['wrong-residual', '残差取错'],
    mechanism: 'encoder-block',
    title: {
      en: 'the second residual adds the block’s input X instead of X₁',
      zh: '第二个残差加的是整块的输入 X，而不是 X₁',
    },
    notice: {
      en: 'What attention found reaches the output only through the feed-forward network.',
      zh: '注意力得到的东西只能经过前馈网络才到得了输出。',
    },
    seen: ['strutive07/transformer-tensorflow2.0#14', 'JanSchm/CapMarket#8'],
    when: (trace) => post(trace) && stepOf(trace, 'ffn.sum')!.from[0] === 'X_1',
    rewrite: { 'ffn.sum': (t, { from, operands }) => t.add(operands('self.sum')[0]!, from[1]!) },
  },
  {
    id: 'norm-before-sum',
    aliases: ['norm-inside', '先归一化再加残差'],
    mechanism: 'encoder-block',
    title: {
      en: 'the layer norm is done before the residual is added: X + LN(f(X))',
      zh: '先做层归一化再加残差：X + LN(f(X))',
    },
    notice: {
      en: 'The rows of the output no longer have mean 0 and variance 1.',
      zh: '输出各行的均值不再是 0，方差也不再是 1。',
    },
    seen: ['keras-team/keras-io#2144'],
    when: post,
    rewrite: {
      'self.sum': withoutX,
      'cross.sum': withoutX,
      'ffn.sum': withoutX,
      X_1: normedInside,
      X_2: normedInside,
      output: normedInside,
    },
  },
  {
    id: 'no-layer-norm',
    aliases: ['norm-forgotten', '忘了层归一化'],
    mechanism: 'encoder-block',
    title: { en: 'the layer norms are left out', zh: '漏了层归一化' },
    notice: {
      en: 'The numbers grow from block to block.',
      zh: '数一块比一块大。',
    },
    when: block,
    rewrite: Object.fromEntries(
      ['X_1', 'X_2', 'output', 'normed'].map((name) => [name, only('layerNorm', (_t, { from }) => from[0]!)]),
    ),
  },
  {
    id: 'norm-axis',
    aliases: ['layer-norm-over-tokens', '层归一化方向错'],
    mechanism: 'encoder-block',
    title: {
      en: 'the layer norm runs over the tokens instead of the features',
      zh: '层归一化沿词的方向做，而不是沿特征做',
    },
    notice: {
      en: 'The columns have mean 0, the rows do not; a token’s numbers change when another token does.',
      zh: '均值为 0 的是列而不是行；改一个词，别的词的数也跟着变。',
    },
    seen: ['jadore801120/attention-is-all-you-need-pytorch#17'],
    when: block,
    rewrite: Object.fromEntries(['X_1', 'X_2', 'output', 'normed'].map((name) => [name, acrossTokens])),
  },
];
