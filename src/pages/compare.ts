import { stepOf, type Trace } from '../trace/types.js';
import type { Block, Cell, NextItem, Page } from './page.js';
import { largestDifference, SAME, type Side, stepSides } from './side-by-side.js';
import type { View } from './view.js';

export interface Compared {
  readonly id: string;
  readonly formula: string;
  readonly trace: Trace;
}

/** The same inputs through several mechanisms: the steps they share, side by side, and how far they differ. */
export function comparePage(
  compared: readonly Compared[],
  shared: readonly string[],
  view: View,
  next: readonly NextItem[],
): Page {
  const { text } = view;
  const sides: Side[] = compared.map(({ id, trace }) => ({ name: [{ text: id, tone: 'strong' }], trace }));
  const steps = sharedSteps(compared);
  const [first] = compared;
  const rows = compared.map((one): Cell[] => [
    { text: one.id, tone: 'strong' },
    one.formula,
    ...steps.map((name) =>
      verdict(one === first, largestDifference(stepOf(first!.trace, name), stepOf(one.trace, name)), view),
    ),
  ]);
  return {
    blocks: [
      { kind: 'title', text: [{ text: compared.map(({ id }) => id).join(' · '), tone: 'strong' }] },
      { kind: 'note', tone: 'quiet', text: text.sameInputs(shared) },
      ...steps.map((name) => stepSides(name, sides, view)),
      {
        kind: 'table',
        title: text.differFrom(first!.id),
        head: [text.mechanism, text.formula, ...steps],
        rows,
        align: ['left', 'left', ...steps.map(() => 'right' as const)],
      },
      ...(steps.length === 0
        ? [{ kind: 'note', tone: 'bad', text: text.nothingShared } as const satisfies Block]
        : []),
      { kind: 'next', label: text.next, items: next },
    ],
  };
}

/** Steps worth seeing that at least two of them have: scores, weights, output. */
export function sharedSteps(compared: readonly Compared[]): string[] {
  const names = ['scores', 'weights', ...new Set(compared.map(({ trace }) => trace.output))];
  return names.filter((name) => compared.filter(({ trace }) => stepOf(trace, name)).length > 1);
}

function verdict(isFirst: boolean, off: number | undefined, view: View): Cell {
  if (isFirst) return '';
  if (off === undefined) return '–';
  return off <= SAME ? { text: `= ✓`, tone: 'good' } : { text: view.number(off), marked: true };
}
