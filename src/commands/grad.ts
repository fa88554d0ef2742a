import * as ops from '../engine/ops/index.js';
import { gradPage, type Tried, type Zero } from '../pages/grad.js';
import { readCell, splitCell, writeCell } from '../trace/cell.js';
import { finiteDifferences } from '../trace/differences.js';
import { gradient, type Target } from '../trace/gradient.js';
import { encodeTrace } from '../trace/json.js';
import { LEAF, type Step, stepOf, type Trace } from '../trace/types.js';
import { readerView } from './reader.js';
import type { Command } from './types.js';
import { readTraceFor } from './why.js';

/** Below this a gradient is rounding. */
const NOTHING = 1e-12;

/** The gradient of one cell, or of the sum of the output, with respect to every step. */
export const grad: Command = {
  usage: '',
  options: [
    { name: 'of', kind: 'text' },
    { name: 'input', kind: 'file' },
  ],
  examples: [
    'attn softmax 2 1 0 -j | attn grad --of weights,0',
    'attn run scaled-dot-product "the cat sat" -j | attn grad',
  ],
  async run(call, world) {
    const trace = await readTraceFor(call, world);
    const target = readTarget(trace, call.options.of as string | undefined);
    const differentiated = gradient(trace, ops, target);
    const leaves = differentiated.steps.filter(
      (step) => step.op === LEAF && step.grad && (step.kind ?? 'number') === 'number',
    );
    return {
      trace: differentiated,
      code: 0,
      json: () => encodeTrace(differentiated),
      page: async () => {
        const tried: Tried[] = leaves
          .map((step) => ({ step, differences: finiteDifferences(differentiated, ops, target, step) }))
          .filter(({ differences }) => differences.length > 0);
        const view = await readerView(call, world);
        const name = target.index
          ? writeCell({ step: target.step, index: target.index })
          : `Σ ${target.step}`;
        return gradPage(differentiated, name, tried, zeroOf(differentiated, leaves, target), view);
      },
    };
  },
};

/** The sum of weights cannot change: every row of them sums to 1. */
function zeroOf(trace: Trace, leaves: readonly Step[], target: Target): Zero {
  const all = leaves.every((leaf) => leaf.grad!.data.every((value) => Math.abs(value) < NOTHING));
  if (leaves.length === 0 || !all) return 'no';
  const { name, shape, value } = stepOf(trace, target.step)!;
  const total = value.data.reduce((sum, cell) => sum + cell, 0);
  const rows = value.data.length / (shape.at(-1) ?? 1);
  const weights = /(^|\.)weights\d*$/.test(name) && Math.abs(total - rows) < 1e-9 * rows;
  return weights && !target.index ? 'must' : 'here';
}

/** `weights,0` is a cell; a step alone is the sum of its cells. */
function readTarget(trace: Trace, of: string | undefined): Target {
  if (of === undefined) return { step: trace.output };
  const { name, parts } = splitCell(of);
  const whole = parts.length === 0 && (stepOf(trace, name)?.shape.length ?? 0) > 0;
  return whole ? { step: name } : readCell(trace, of);
}
