import { writeCell } from '../trace/cell.js';
import { LEAF, stepOf, type Trace } from '../trace/types.js';
import type { Reason } from '../trace/why.js';
import { filledIn, finer, stages } from './filled-in.js';
import { nameAt } from './matrix.js';
import type { Block, NextItem, Page, Text } from './page.js';
import type { View } from './view.js';

/** Arithmetic up to this long stays on one line; longer, each stage has its own. */
export const ONE_LINE = 60;

/**
 * Why a cell is its number: formula, formula with numbers, result; then the cells it was made of. With `fineness`
 * every line takes the digits it needs to come out as shown, and that many at least.
 */
export function whyPage(
  trace: Trace,
  reason: Reason,
  view: View,
  next: readonly NextItem[],
  fineness?: number,
): Page {
  return {
    blocks: [
      {
        kind: 'title',
        text: [
          { text: byName(trace, reason), tone: 'strong' },
          ` = ${finer(view.number, fineness ?? 0)(reason.value)}`,
        ],
      },
      ...explain(trace, reason, view, fineness),
      ...(next.length > 0 ? [{ kind: 'next', label: view.text.next, items: next } as const] : []),
    ],
  };
}

/** `weights[the, sat]` where the axes have tokens, else the indices. */
function byName(trace: Trace, { cell, step }: Reason): string {
  if (cell.index.length === 0) return cell.step;
  const parts = cell.index.map((i, axis) => nameAt(trace, step.axes[axis]!, i) ?? String(i));
  return `${cell.step}[${parts.join(', ')}]`;
}

function explain(trace: Trace, root: Reason, view: View, fineness?: number): Block[] {
  const lines: Text[] = [];
  const visit = (reason: Reason, least?: number): void => {
    const own = arithmetic(trace, reason, view, least);
    lines.push(...own.lines);
    // what it was made of is shown with the digits it was read with
    for (const next of reason.because) visit(next, own.fineness);
  };
  visit(root, fineness);
  return [{ kind: 'formula', lines }, ...shaky(root, view)];
}

interface Lines {
  readonly lines: Text[];
  readonly fineness?: number;
}

function arithmetic(
  trace: Trace,
  { cell, step, value, formula, computed }: Reason,
  view: View,
  least?: number,
): Lines {
  const left = writeCell(cell);
  const number = finer(view.number, least ?? 0);
  if (step.op === LEAF) {
    const origin = { text: `   ${view.text.origin(step.origin ?? 'user')}`, tone: 'quiet' as const };
    return { lines: [[`${left} = ${number(value)}`, origin]] };
  }
  if (!formula) return { lines: [`${left} = ${number(value)}`] };
  const operands = step.from.map((name) => stepOf(trace, name)!.value);
  const result = number(computed!);
  const { parts, fineness } =
    least === undefined
      ? { parts: stages(formula, step.from, operands, number, result) }
      : filledIn(formula, () => step.from, operands, view.number, result, least);
  const [first, ...rest] = parts;
  const line = [`${left} = ${first}`, ...rest].join(' = ');
  const lines =
    line.length <= ONE_LINE
      ? [line]
      : [`${left} = ${first}`, ...rest.map((part) => `${' '.repeat(left.length)} = ${part}`)];
  return { lines, ...(fineness !== undefined && { fineness }) };
}

/** A trace may claim a number that its own formula does not give. */
function shaky(root: Reason, view: View): Block[] {
  const { computed, value } = root;
  if (
    computed === undefined ||
    Object.is(computed, value) ||
    Math.abs(computed - value) <= 1e-9 * Math.max(1, Math.abs(value))
  )
    return [];
  if (Number.isNaN(computed) && Number.isNaN(value)) return [];
  return [
    { kind: 'note', tone: 'bad', text: view.text.claimDiffers(view.number(value), view.number(computed)) },
  ];
}
