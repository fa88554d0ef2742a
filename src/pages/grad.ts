import { agrees, type Difference } from '../trace/differences.js';
import { LEAF, type Step, type Trace } from '../trace/types.js';
import { matrices, roleOf } from './matrix.js';
import type { Block, Cell, Page } from './page.js';
import { isHelper } from './steps.js';
import type { View } from './view.js';

export interface Tried {
  readonly step: Step;
  readonly differences: readonly Difference[];
}

/** Whether every gradient of the inputs is 0, and whether it must be whatever the inputs are. */
export type Zero = 'no' | 'here' | 'must';

/** The gradient of every step, from the target back to the leaves, and the finite differences beside it. */
export function gradPage(
  trace: Trace,
  target: string,
  tried: readonly Tried[],
  zero: Zero,
  view: View,
): Page {
  const { text } = view;
  const steps = [...trace.steps].reverse().filter((step) => !isHelper(step));
  const reached = steps.filter((step) => step.grad);
  const missing = steps.filter((step) => !step.grad).map((step) => step.name);
  return {
    blocks: [
      {
        kind: 'title',
        text: [{ text: 'grad', tone: 'strong' }],
        formula: `∂ ${target} / ∂ …`,
        aside: text.gradOrder,
      },
      ...zeroNote(zero, target, view),
      ...group(reached.map((step) => tables(trace, step, view))),
      ...(missing.length > 0
        ? [{ kind: 'note', tone: 'quiet', text: text.gradMissing(missing) } as const satisfies Block]
        : []),
      ...(tried.length > 0 ? differencesBlocks(tried, view) : []),
    ],
  };
}

function zeroNote(zero: Zero, target: string, { text }: View): Block[] {
  if (zero === 'no') return [];
  return [{ kind: 'note', tone: 'strong', text: zero === 'must' ? text.gradZero : text.gradFlat(target) }];
}

function tables(trace: Trace, step: Step, view: View): Block[] {
  const title = [{ text: `d${step.name}`, tone: roleOf(step.name) ?? ('strong' as const) }];
  return matrices(trace, { ...step, name: `d${step.name}`, from: [], kind: 'number', op: LEAF }, view, {
    title,
    value: step.grad ?? null,
  });
}

/** Gradients of one shape stand beside each other. */
function group(all: readonly (readonly Block[])[]): Block[] {
  const blocks: Block[] = [];
  let run: Block[] = [];
  const flush = (): void => {
    if (run.length > 0) blocks.push(run.length === 1 ? run[0]! : { kind: 'beside', blocks: run });
    run = [];
  };
  for (const part of all) {
    if (part.length === 1) run.push(part[0]!);
    else {
      flush();
      blocks.push(...part);
    }
  }
  flush();
  return blocks;
}

function differencesBlocks(tried: readonly Tried[], { text, number }: View): Block[] {
  const verdicts = tried.map(({ differences }) => verdictOf(differences));
  const marks = {
    same: { text: '✓', tone: 'good' },
    corner: { text: text.corner, tone: 'quiet' },
    other: { text: '✗', tone: 'bad' },
  } as const;
  const rows = tried.map(({ step, differences }, i): Cell[] => {
    const furthest = differences.reduce((a, b) => (off(b) > off(a) ? b : a));
    return [
      step.name,
      number(furthest.analytic),
      number(furthest.numeric),
      off(furthest).toExponential(1),
      String(differences.length),
      marks[verdicts[i]!],
    ];
  });
  return [
    {
      kind: 'table',
      title: text.differences,
      head: [text.step, text.byChainRule, text.byDifference, text.largestOff, text.cells, ''],
      rows,
      align: ['left', 'right', 'right', 'right', 'right', 'left'],
    },
    ...(verdicts.includes('corner')
      ? [{ kind: 'note', tone: 'quiet', text: text.cornerNote } as const satisfies Block]
      : []),
  ];
}

function verdictOf(differences: readonly Difference[]): 'same' | 'corner' | 'other' {
  const apart = differences.filter((one) => !agrees(one));
  if (apart.length === 0) return 'same';
  return apart.every(({ corner }) => corner) ? 'corner' : 'other';
}

function off({ analytic, numeric }: Difference): number {
  return Math.abs(analytic - numeric);
}
