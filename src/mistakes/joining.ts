import type { Ops } from '../mechanisms/types.js';
import type { Rule } from '../trace/replay.js';
import { joined, joinView } from './parts.js';
import { type Declared, has, only } from './types.js';

/** Putting the heads together again. */
export const JOINING: readonly Declared[] = [
  {
    id: 'heads-joined-by-view',
    aliases: ['join-view', 'no-transpose-back', '合头没有转置'],
    mechanism: 'multi-head',
    title: {
      en: 'the heads are put together by view alone, without transposing back',
      zh: '合头只用了 view，没有先转置回来',
    },
    notice: {
      en: 'The weights are right and the output is not: a row of it holds one head’s results for several tokens.',
      zh: '权重都对，输出不对：一行里装的是同一个头对几个词的结果。',
    },
    seen: ['jsbaan/transformer-from-scratch#6', 'ajhalthor/Transformer-Neural-Network#8'],
    when: joined,
    rewrite: { concat: joinView },
  },
  {
    id: 'no-output-projection',
    aliases: ['no-w_o', 'w_o-forgotten', '忘了w_o'],
    mechanism: 'multi-head',
    title: { en: 'the heads are put together but not multiplied by W_O', zh: '各头拼起来之后没有乘 W_O' },
    notice: {
      en: 'W_O has no effect, and each block of columns of the output is one head alone.',
      zh: 'W_O 不起作用；输出的每一段列只来自一个头。',
    },
    seen: ['Kyubyong/transformer#117'],
    when: joined,
    rewrite: { output: (_t, s) => nearestConcat(s) ?? s.again() },
  },
  {
    id: 'heads-averaged',
    aliases: ['heads-mean', '各头取平均'],
    mechanism: 'multi-head',
    title: {
      en: 'the heads are averaged instead of put side by side, and W_O, which no longer fits, is left out',
      zh: '各头取了平均而不是拼接，W_O 对不上了也就没有乘',
    },
    notice: {
      en: 'The output is only as wide as one head.',
      zh: '输出只有一个头那么宽。',
    },
    when: (trace) => joined(trace) && has('per_head')(trace) && trace.output === 'output',
    rewrite: {
      concat: only('joinHeads', (t, { from }) => t.mean(from[0]!, { axis: 0 })),
      output: (_t, s) => nearestConcat(s) ?? s.again(),
    },
  },
];

/** The joined heads, where this step was made from them. */
function nearestConcat({ find, step, operands }: Parameters<Rule<Ops>>[1]) {
  const concat = find('concat');
  const from = step.from.flatMap((name) => [
    name,
    ...(name.includes('~') ? operands(name).map((node) => node.name) : []),
  ]);
  return concat && from.includes(concat.name) ? concat : undefined;
}
