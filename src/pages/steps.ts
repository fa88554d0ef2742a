import type { Expression } from '../engine/expression.js';
import type { Op } from '../engine/op.js';
import { unflatten } from '../engine/tensor.js';
import type { OpTable } from '../trace/record.js';
import { LEAF, type Step, stepOf, type Trace } from '../trace/types.js';
import { numeric } from './arithmetic.js';
import { matrices, roleOf } from './matrix.js';
import type { Block, Text } from './page.js';
import type { View } from './view.js';

/** A step named after the one it serves: h~1. */
export const isHelper = (step: Step): boolean => step.name.includes('~');

/** Every step, in order: its formula, its arithmetic, its table; those that are alike stand beside each other. */
export function stepBlocks(
  trace: Trace,
  ops: OpTable,
  view: View,
  steps: readonly Step[] = trace.steps,
): Block[] {
  const shown = steps.filter((step) => !isHelper(step));
  const blocks: Block[] = [];
  for (let i = 0; i < shown.length; ) {
    let end = i + 1;
    while (end < shown.length && joins(shown[i]!, shown[end]!)) end++;
    const group = shown.slice(i, end);
    blocks.push(
      ...(group.length === 1 ? stepTables(trace, group[0]!, ops, view) : [beside(trace, group, ops, view)]),
    );
    i = end;
  }
  return blocks;
}

function beside(trace: Trace, group: readonly Step[], ops: OpTable, view: View): Block {
  return { kind: 'beside', blocks: group.flatMap((step) => stepTables(trace, step, ops, view)) };
}

/** Steps of one shape and kind stand beside each other: scores, scaled, weights; W_Q, W_K, W_V. */
function joins(a: Step, b: Step): boolean {
  return (
    (a.op === LEAF) === (b.op === LEAF) &&
    a.shape.length === b.shape.length &&
    a.shape.length <= 2 &&
    a.shape[0] === b.shape[0]
  );
}

/** One step: a table under its formula; with heads, the formula and then a table a head. */
function stepTables(trace: Trace, step: Step, ops: OpTable, view: View): Block[] {
  const title = stepTitle(trace, step, ops, view);
  const subtitle = stepArithmetic(trace, step, ops, view);
  if (step.shape.length <= 2) return matrices(trace, step, view, { title, ...(subtitle && { subtitle }) });
  return [
    { kind: 'formula', lines: [title, ...(subtitle ? [subtitle] : [])] },
    { kind: 'beside', blocks: matrices(trace, step, view) },
  ];
}

/** `scores = Q Kᵀ`, or `X   seed 42` for a leaf. */
function stepTitle(trace: Trace, step: Step, ops: OpTable, view: View): Text {
  const tone = roleOf(step.name) ?? 'strong';
  const name = { text: step.name, tone };
  if (step.op === LEAF)
    return [name, { text: `  ${view.text.origin(step.origin ?? 'user')}`, tone: 'quiet' }];
  return [name, ` = ${formulaOf(trace, step, ops)}`];
}

/** The formula of a step; the steps that only serve it stand in it whole, in brackets where these say something. */
function formulaOf(trace: Trace, step: Step, ops: OpTable): string {
  const marks = step.from.map((_, i) => String.fromCharCode(FIRST_MARK + i));
  const frame = ops[step.op]!.formula(marks, step.params ?? {});
  return [...frame]
    .map((sign, at) => {
      const name = step.from[marks.indexOf(sign)];
      if (name === undefined) return sign;
      const text = operandOf(trace, name, ops);
      return bindingOf(text) < needed(frame, at) ? `(${text})` : text;
    })
    .join('');
}

function operandOf(trace: Trace, name: string, ops: OpTable): string {
  const operand = stepOf(trace, name)!;
  if (!isHelper(operand) || operand.op === LEAF) return name;
  // a new axis to broadcast along changes no number
  if (operand.op === 'expand' && operand.params?.times === 1) return operandOf(trace, operand.from[0]!, ops);
  return formulaOf(trace, operand, ops);
}

/** Signs of private use stand for the operands while a formula is looked at. */
const FIRST_MARK = 0xe000;
/** Binding strength of what is written: comparisons, sums, products, atoms. */
const [LOOSE, SUM, PRODUCT, ATOM] = [0, 1, 2, 3] as const;

/** How strongly the loosest operator outside of all brackets binds. */
function bindingOf(text: string): number {
  let outside = text;
  for (let before = ''; before !== outside; ) {
    before = outside;
    outside = outside.replace(/\([^()]*\)|\[[^[\]]*\]|\|[^|]*\|/g, '');
  }
  if (/ (where|≥|=|mod) |,/.test(outside)) return LOOSE;
  if (/ [+−] /.test(outside)) return SUM;
  return outside.includes(' ') || outside.startsWith('√') ? PRODUCT : ATOM;
}

/** How strongly an operand must bind to stand here without brackets. */
function needed(frame: string, at: number): number {
  const [before, after] = [frame.slice(0, at), frame.slice(at + 1)];
  if (/( \/ |√|\^| mod )$/.test(before) || /^([ᵀ^[]| mod )/.test(after)) return ATOM;
  if (/[\uE000-\uF8FF] $/.test(before) || /^ [\uE000-\uF8FF]/.test(after)) return ATOM;
  if (/ [·⊙⋆−] $/.test(before) || /^ [·⊙⋆/] /.test(after)) return PRODUCT;
  return /( [+≥=] |where |else )$/.test(before) || /^ ([+−≥=]|where) /.test(after) ? SUM : LOOSE;
}

/** One cell of the step with its numbers, `[0,2] 1·2 + 0·0 = 2`; nothing for steps that only move cells. */
function stepArithmetic(trace: Trace, step: Step, ops: OpTable, view: View): Text | undefined {
  if (step.op === LEAF || step.value.data.length === 0) return undefined;
  const op = ops[step.op]!;
  const index = unflatten(step.shape, tellingCell(step));
  const formula = cellFormula(trace, step, op, index);
  if (!('call' in formula) || formula.call === 'where') return undefined;
  const operands = step.from.map((name) => stepOf(trace, name)!.value);
  const value = step.value.data[tellingCell(step)]!;
  return [
    {
      text: `[${index.join(',')}] ${numeric(formula, operands, view.number)} = ${view.number(value)}`,
      tone: 'quiet',
    },
  ];
}

export function cellFormula(trace: Trace, step: Step, op: Op, index: readonly number[]): Expression {
  const inputs = step.from.map((name) => stepOf(trace, name)!.value);
  return op.cell(index, { inputs, params: step.params ?? {}, output: step.value });
}

/** The largest finite cell, one that is not simply 1 where there is such: what a reader looks at first. */
function tellingCell(step: Step): number {
  const plain = (value: number): boolean => !Number.isFinite(value) || value === 1;
  let best = 0;
  step.value.data.forEach((value, i) => {
    const current = step.value.data[best]!;
    if (!plain(value) && (plain(current) || value > current)) best = i;
  });
  return best;
}
