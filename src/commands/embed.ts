import { fail } from '../engine/error.js';
import * as ops from '../engine/ops/index.js';
import { embed as vectorsOf } from '../mechanisms/make.js';
import { addSinusoids } from '../mechanisms/parts/positions.js';
import { append } from '../trace/append.js';
import type { Node } from '../trace/record.js';
import { readSource } from './source.js';
import { stageResult, startingTrace, tokensOf } from './stage.js';
import { WHY_OPTIONS } from './traced.js';
import type { Command } from './types.js';

/** Text to X, one vector a token, made from the token and the seed; `--memory` makes Y. */
export const embed: Command = {
  usage: '[text…]',
  options: [
    { name: 'memory', kind: 'text' },
    { name: 'dModel', kind: 'integer' },
    { name: 'positions', kind: 'text', choices: ['none', 'sinusoidal'] },
    { name: 'input', kind: 'file' },
    ...WHY_OPTIONS,
  ],
  examples: [
    'attn embed "the cat sat"',
    'attn embed "猫 坐 下" --d-model 6',
    'attn embed "the cat" --memory "le chat"',
  ],
  async run(call, world) {
    const source = await readSource(call, world, { want: 'text', stdin: true });
    const width = Number(call.options.dModel ?? 4);
    if (width < 1 || width > 4096)
      fail('param-range', { name: '--d-model', value: width, least: 1, most: 4096 });
    const n = tokensOf(source.text, world) ?? source.named?.tokens;
    const m = tokensOf(call.options.memory as string | undefined, world) ?? source.named?.memory_tokens;
    const start = startingTrace(source);
    if (!n && !start) fail('nothing-given', {});
    const sinusoidal = call.options.positions === 'sinusoidal';
    const trace = append(start, ops, ({ t, find, fresh }) => {
      const origin = `seed ${world.seed}` as const;
      const vectors = (name: string, axis: string, tokens: readonly string[]): Node =>
        find(name) ?? t.input(name, vectorsOf(tokens, width, world.seed), [axis, 'd_model'], { origin });
      const X = n ? vectors('X', 'n', n) : (find('X') ?? fail('stage-needs', { name: 'X', stage: 'embed' }));
      const Y = m && vectors('Y', 'm', m);
      if (Y && sinusoidal) t.scope('y', (s) => addSinusoids(s, Y));
      return sinusoidal ? addSinusoids(t, X) : n ? X : t.same(X).as(fresh('X'));
    });
    const labels = { ...trace.labels, ...(n && { n }), ...(m && { m }) };
    return stageResult(start, { ...trace, labels }, call, world);
  },
};
