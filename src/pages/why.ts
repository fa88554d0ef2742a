import { writeCell } from '../trace/cell.js';
import { LEAF, stepOf, type Trace } from '../trace/types.js';
import type { Reason } from '../trace/why.js';
import { lastStep, numeric, symbolic } from './arithmetic.js';
import { nameAt } from './matrix.js';
import type { Block, NextItem, Page, Text } from './page.js';
import type { View } from './view.js';

/** Arithmetic up to this long stays on one line; longer, each stage has its own. */
export const ONE_LINE = 60;

/** Why a cell is its number: formula, formula with numbers, result; then the cells it was made of. */
export function whyPage(trace: Trace, reason: Reason, view: View, next: readonly NextItem[]): Page {
  return {
    blocks: [
      {
        kind: 'title',
        text: [{ text: byName(trace, reason), tone: 'strong' }, ` = ${view.number(reason.value)}`],
      },
      ...explain(trace, reason, view),
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

function explain(trace: Trace, root: Reason, view: View): Block[] {
  const lines: Text[] = [];
  const visit = (reason: Reason): void => {
    lines.push(...arithmetic(trace, reason, view));
    reason.because.forEach(visit);
  };
  visit(root);
  return [{ kind: 'formula', lines }, ...shaky(root, view)];
}

function arithmetic(trace: Trace, { cell, step, value, formula, computed }: Reason, view: View): Text[] {
  const left = writeCell(cell);
  const result = view.number(value);
  if (step.op === LEAF)
    return [
      [`${left} = ${result}`, { text: `   ${view.text.origin(step.origin ?? 'user')}`, tone: 'quiet' }],
    ];
  if (!formula) return [`${left} = ${result}`];
  const operands = step.from.map((name) => stepOf(trace, name)!.value);
  const parts = [
    symbolic(formula, step.from, view.number),
    numeric(formula, operands, view.number),
    lastStep(formula, operands, view.number),
    view.number(computed!),
  ];
  const [first, ...rest] = parts.filter((part, i) => i === 0 || part !== parts[i - 1]);
  const line = [`${left} = ${first}`, ...rest].join(' = ');
  if (line.length <= ONE_LINE) return [line];
  return [`${left} = ${first}`, ...rest.map((part) => `${' '.repeat(left.length)} = ${part}`)];
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
