import type { Both } from '../mechanisms/types.js';
import { type Step, stepOf, type Trace } from '../trace/types.js';
import type { Block, Cell, NextItem, Page } from './page.js';
import { largestDifference, SAME, type Side, stepSides } from './side-by-side.js';
import type { View } from './view.js';

export interface Compared {
  readonly id: string;
  readonly title: Both;
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
  const steps = sharedSteps(compared);
  const [first] = compared;
  const rows = compared.map((one): Cell[] => [
    { text: one.id, tone: 'strong' },
    ...steps.map((name) =>
      one === first ? '' : verdict(stepOf(first!.trace, name), stepOf(one.trace, name), view),
    ),
  ]);
  return {
    blocks: [
      { kind: 'title', text: [{ text: compared.map(({ id }) => id).join(' · '), tone: 'strong' }] },
      ...compared.flatMap(({ id, title, formula }): Block[] => [
        { kind: 'prose', text: [{ text: id, tone: 'strong' }, `   ${title[text.lang]}`] },
        { kind: 'formula', lines: [formula] },
      ]),
      { kind: 'note', tone: 'quiet', text: text.sameInputs(shared) },
      ...[...steps.slice(0, -1), ...choices(compared), ...steps.slice(-1)].map((name) =>
        stepSides(name, sidesOf(name, compared), view),
      ),
      ...(steps.length === 0
        ? [{ kind: 'note', tone: 'bad', text: text.nothingShared } as const satisfies Block]
        : [
            {
              kind: 'table',
              title: text.differFrom(first!.id),
              head: [text.mechanism, ...steps],
              rows,
              align: ['left', ...steps.map(() => 'right' as const)],
            } as const satisfies Block,
          ]),
      { kind: 'next', label: text.next, items: next },
    ],
  };
}

/** Those that have a step; where several have the same numbers, one table stands for all: `soft = hard`. */
function sidesOf(name: string, compared: readonly Compared[]): Side[] {
  const groups: Compared[][] = [];
  for (const one of compared) {
    const own = stepOf(one.trace, name);
    if (!own) continue;
    const same = groups.find(([other]) => largestDifference(stepOf(other!.trace, name), own) === 0);
    if (same) same.push(one);
    else groups.push([one]);
  }
  return groups.map((group) => ({
    name: [{ text: group.map(({ id }) => id).join(' = '), tone: 'strong' }],
    trace: group[0]!.trace,
  }));
}

/** Steps worth seeing that at least two of them have: scores, weights, output. */
export function sharedSteps(compared: readonly Compared[]): string[] {
  const names = ['scores', 'weights', ...new Set(compared.map(({ trace }) => trace.output))];
  return names.filter((name) => compared.filter(({ trace }) => stepOf(trace, name)).length > 1);
}

/** What one of them sums the values by, where that is not the weights: the place that hard attention chose. */
function choices(compared: readonly Compared[]): string[] {
  const names = compared.flatMap(({ trace }) => {
    const by = stepOf(trace, stepOf(trace, trace.output)!.from[0] ?? '');
    return by && by.axes.join() === stepOf(trace, 'weights')?.axes.join() ? [by.name] : [];
  });
  return [...new Set(names)].filter((name) => name !== 'weights');
}

function verdict(first: Step | undefined, own: Step | undefined, view: View): Cell {
  if (!first || !own) return '–';
  const off = largestDifference(first, own);
  if (off === undefined) return { text: view.text.otherShape, tone: 'quiet' };
  return off <= SAME ? { text: `= ✓`, tone: 'good' } : { text: view.number(off), marked: true };
}
