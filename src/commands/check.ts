import { fail } from '../engine/error.js';
import * as ops from '../engine/ops/index.js';
import { checkPage } from '../pages/check.js';
import { type Checked, checkTrace } from '../trace/check.js';
import { encodeTensor } from '../trace/json.js';
import { readClaims } from './source.js';
import { readerView } from './traced.js';
import type { Command } from './types.js';

/** What float64 leaves of a sum in another order. */
const TOLERANCE = 1e-9;

/** Recomputes every step of a trace, and says which are false. */
export const check: Command = {
  usage: '<file>',
  options: [{ name: 'tolerance', kind: 'number' }],
  examples: ['attn run multi-head "the cat sat" -j | attn check -', 'attn softmax 2 3 1 -j | attn check -'],
  async run(call, world) {
    const tolerance = Number(call.options.tolerance ?? TOLERANCE);
    if (!(tolerance >= 0)) fail('param-range', { name: 'tolerance', value: tolerance, least: 0 });
    const { trace, filled } = await readClaims(call.words[0]!, world);
    const checked = checkTrace(trace, ops, new Set(filled), tolerance);
    const holds = checked.every(({ verdict }) => verdict !== 'false' && verdict !== 'carried');
    return {
      trace,
      code: holds ? 0 : 1,
      json: () => ({ holds, tolerance, steps: checked.map(asJson) }),
      page: async () => checkPage(checked, await readerView(call, world)),
    };
  },
};

function asJson({ step, verdict, truth, worst }: Checked): unknown {
  return {
    name: step.name,
    verdict,
    ...(worst && {
      difference: worst.difference,
      claimed: encodeTensor(step.value),
      computed: encodeTensor(truth),
    }),
  };
}
