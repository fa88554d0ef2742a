import { fail } from '../engine/error.js';
import * as ops from '../engine/ops/index.js';
import { parseNumber } from '../input/numbers.js';
import type { NextItem, Page } from '../pages/page.js';
import type { View } from '../pages/view.js';
import { whyPage } from '../pages/why.js';
import { readCell, writeCell } from '../trace/cell.js';
import type { OpTable } from '../trace/record.js';
import type { Trace } from '../trace/types.js';
import { type Reason, why as reasonOf } from '../trace/why.js';
import { readerView } from './reader.js';
import { readDocument } from './source.js';
import type { Call, Command, World } from './types.js';

/** Why a cell of the trace on standard input is its number. */
export const why: Command = {
  usage: '<cell>',
  options: [
    { name: 'depth', kind: 'text' },
    { name: 'input', kind: 'file' },
  ],
  examples: [
    'attn softmax 2 3 1 -j | attn why weights,1',
    'attn run multi-head "the cat sat" -j | attn why weights,0,1,2 --depth all',
  ],
  async run(call, world) {
    const trace = await readTraceFor(call, world);
    const reason = explain(trace, ops, call.words[0]!, call.options.depth);
    return {
      trace,
      code: 0,
      json: () => asJson(reason),
      page: async () => pageOf(trace, reason, call.words[0]!, await readerView(call, world)),
    };
  },
};

/** The trace of `--input` or standard input. @throws trace-needs */
export async function readTraceFor(call: Call, world: World): Promise<Trace> {
  const { trace } = await readDocument(String(call.options.input ?? '-'), world, {
    infinite: true,
    nan: true,
  });
  return trace ?? fail('trace-foreign', {});
}

export function explainCell(trace: Trace, table: OpTable, cell: string, depth: unknown, view: View): Page {
  return pageOf(trace, explain(trace, table, cell, depth), cell, view);
}

function explain(trace: Trace, table: OpTable, cell: string, depth: unknown): Reason {
  return reasonOf(trace, table, readCell(trace, cell), readDepth(depth));
}

function readDepth(depth: unknown): number {
  if (depth === undefined) return 1;
  if (depth === 'all') return Infinity;
  const levels = parseNumber(String(depth), '--depth');
  if (!Number.isInteger(levels) || levels < 1) fail('depth', { value: depth });
  return levels;
}

function pageOf(trace: Trace, reason: Reason, cell: string, view: View): Page {
  const shallow = reason.because.length === 0 && reason.formula !== undefined;
  const next: NextItem[] = shallow
    ? [
        {
          command: `… attn why ${cell.replace('[', ',').replace(']', '')} --depth all`,
          why: view.text.nextDeeper,
        },
      ]
    : [];
  return whyPage(trace, reason, view, next);
}

function asJson(reason: Reason): unknown {
  const { cell, value, step, computed, because } = reason;
  return {
    cell: writeCell(cell),
    value,
    op: step.op,
    from: step.from,
    ...(computed !== undefined && { computed }),
    because: because.map(asJson),
  };
}
