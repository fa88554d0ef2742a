import type { OpTable } from '../trace/record.js';
import { LEAF, stepOf, type Trace } from '../trace/types.js';
import type { Block, NextItem, Page } from './page.js';
import { strongest } from './run.js';
import { stepBlocks } from './steps.js';
import type { View } from './view.js';

/** What one stage of a pipeline added, and which stage may come next. */
export function stagePage(trace: Trace, ops: OpTable, view: View, before: number): Page {
  const added = trace.steps.slice(before);
  const shown = added.length > 0 ? added : [stepOf(trace, trace.output)!];
  const remark = shown.some((step) => step.name.startsWith('weights')) ? strongest(trace, view) : undefined;
  return {
    blocks: [
      ...stepBlocks(
        trace,
        ops,
        view,
        shown.filter((step) => step.op === LEAF),
      ),
      ...stepBlocks(
        trace,
        ops,
        view,
        shown.filter((step) => step.op !== LEAF),
      ),
      ...(remark ? [{ kind: 'note', text: remark } as const satisfies Block] : []),
      { kind: 'next', label: view.text.next, items: nextStages(trace, view) },
    ],
  };
}

/** The stage that usually follows the one whose output this is. */
function nextStages(trace: Trace, { text }: View): NextItem[] {
  const name = trace.output.replace(/\d+$/, '');
  const after: Readonly<Record<string, readonly string[]>> = {
    X: ['project'],
    X_pos: ['project'],
    V: ['scores'],
    scores: ['scale', 'mask --causal'],
    scaled: ['softmax', 'mask --causal'],
    masked: ['softmax'],
    weights: ['sum'],
    output: ['grad', 'check -'],
  };
  const output = stepOf(trace, trace.output)!;
  const cell = [trace.output, ...output.shape.map(() => 0)].join(',');
  return [
    ...(after[name] ?? []).map((command) => ({
      command: `… -j | attn ${command}`,
      why: text.stages[command.split(' ')[0]!] ?? '',
    })),
    ...(output.op === LEAF ? [] : [{ command: `… -j | attn why ${cell}`, why: text.nextWhyCell }]),
  ];
}
