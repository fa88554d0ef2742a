import { fail } from '../engine/error.js';
import * as ops from '../engine/ops/index.js';
import { stepBlocks } from '../pages/steps.js';
import { encodeTrace } from '../trace/json.js';
import { stepOf } from '../trace/types.js';
import { readerView } from './reader.js';
import type { Command } from './types.js';
import { readTraceFor } from './why.js';

/** Only the named steps of the trace on standard input; without a name, its output. */
export const show: Command = {
  usage: '[step…]',
  options: [{ name: 'input', kind: 'file' }],
  examples: ['attn run multi-head "the cat sat" -j | attn show weights output'],
  async run(call, world) {
    const trace = await readTraceFor(call, world);
    const names = call.words.length > 0 ? call.words : [trace.output];
    const known = trace.steps.map(({ name }) => name);
    const steps = names.map((name) => stepOf(trace, name) ?? fail('step-unknown', { step: name, known }));
    return {
      trace,
      code: 0,
      json: () => encodeTrace(trace),
      page: async () => ({ blocks: stepBlocks(trace, ops, await readerView(call, world), steps) }),
    };
  },
};
