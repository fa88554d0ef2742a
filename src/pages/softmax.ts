import type { OpTable } from '../trace/record.js';
import { LEAF, stepOf, type Trace } from '../trace/types.js';
import { numeric } from './arithmetic.js';
import { kept, leftOut, MOST } from './matrix.js';
import type { Block, Cell, MatrixRow, NextItem, Page, RichCell } from './page.js';
import { cellFormula } from './steps.js';
import type { View } from './view.js';

/** The numbers of the five steps; no `max` and `shifted` in the naive way, no `tempered` without a temperature. */
interface Steps {
  readonly z: Float64Array;
  readonly tempered?: Float64Array;
  readonly temperature: number;
  readonly max?: number;
  readonly shifted?: Float64Array;
  readonly exp: Float64Array;
  readonly total: number;
  readonly weights: Float64Array;
}

/** The five steps of softmax on one vector, as the rows of one table; `typed` are the scores as one types them. */
export function softmaxPage(trace: Trace, ops: OpTable, view: View, typed: string): Page {
  const steps = read(trace);
  const top = steps.weights.reduce((best, w, i) => (w > steps.weights[best]! ? i : best), 0);
  return {
    blocks: [
      { kind: 'title', text: [{ text: 'softmax', tone: 'strong' }], formula: formulaOf(steps) },
      table(steps, view),
      { kind: 'formula', lines: [withNumbers(trace, ops, steps, top, view)] },
      ...remarks(steps, view),
      { kind: 'next', label: view.text.next, items: next(steps, typed, top, view) },
    ],
  };
}

function read(trace: Trace): Steps {
  const data = (name: string) => stepOf(trace, name)?.value.data;
  const [tempered, shifted] = [data('tempered'), data('shifted')];
  const by = stepOf(trace, 'tempered')?.params?.by;
  return {
    z: data('z')!,
    temperature: by === undefined ? 1 : Number((1 / Number(by)).toPrecision(12)),
    exp: data('exp')!,
    total: data('sum')![0]!,
    weights: data('weights')!,
    ...(tempered && { tempered }),
    ...(shifted && { shifted, max: data('max')![0]! }),
  };
}

function table(steps: Steps, view: View): Block {
  const { text, number } = view;
  const { z, tempered, temperature, max, shifted, exp, total, weights } = steps;
  const shown = kept(z.length, view.full ? Infinity : MOST.columns);
  const row = (label: Cell, of: Float64Array, aside = '', write = plainCell): MatrixRow => ({
    label,
    cells: shown.map((i) => (i < 0 ? '…' : write(of[i]!, view))),
    ...(aside && { aside }),
  });
  const maximum = max === undefined ? '' : `max = ${number(max)}`;
  const sum = weights.reduce((a, b) => a + b, 0);
  const rows = [
    row('z', z, tempered ? '' : maximum),
    ...(tempered ? [row('z / T', tempered, [`T = ${temperature}`, maximum].filter(Boolean).join(', '))] : []),
    ...(shifted ? [row(`${tempered ? 'z / T' : 'z'} − max`, shifted)] : []),
    row('exp', exp, `Σ = ${number(total)}`),
    row(
      { text: 'weights', tone: 'strong' },
      weights,
      sumsTo1(weights) ? `${text.sumsTo1} ✓` : `Σ = ${number(sum)} ✗`,
      weightCell,
    ),
    row('', weights, '', (w): RichCell => ({ text: '', bar: Number.isFinite(w) ? w : 0 })),
  ];
  const columns = shown.map((i) => (i < 0 ? '…' : `z${subscript(i)}`));
  return { kind: 'matrix', columns, rows, ...leftOut(1, [], z.length, shown, view) };
}

/** `weights[1] = e^(3 − 3) / 1.5032 = 1 / 1.5032 = 0.6652` */
function withNumbers(trace: Trace, ops: OpTable, steps: Steps, i: number, { number }: View): string {
  const arithmetic = (name: string): string => {
    const step = stepOf(trace, name)!;
    if (step.op === LEAF) return number(step.value.data[i]!);
    const operands = step.from.map((from) => stepOf(trace, from)!.value);
    return numeric(cellFormula(trace, step, ops[step.op]!, [i]), operands, number);
  };
  const exponent = arithmetic(stepOf(trace, 'exp')!.from[0]!);
  const result = number(steps.weights[i]!);
  return `weights[${i}] = e^(${exponent}) / ${number(steps.total)} = ${arithmetic('weights')} = ${result}`;
}

/** What is remarkable: an overflow, or how many times the second weight the first is. */
function remarks({ z, tempered = z, exp, weights }: Steps, { text, number }: View): Block[] {
  if (!sumsTo1(weights)) {
    const [most, power] = [tempered, exp].map((all) => number(all.reduce((a, b) => Math.max(a, b))));
    return [{ kind: 'note', tone: 'bad', text: text.overflow(most!, power!) }];
  }
  const order = [...weights.keys()].sort((a, b) => weights[b]! - weights[a]!);
  const [first, second] = order as [number, number | undefined];
  if (second === undefined) return [{ kind: 'note', text: text.softmaxOfOne }];
  const ratio = weights[first]! / weights[second]!;
  if (!Number.isFinite(ratio)) return [];
  const gap = tempered[first]! - tempered[second]!;
  if (gap === 0) return [{ kind: 'note', text: text.softmaxEqual }];
  const parts = [weights[first]!, weights[second]!].map(number);
  const division = parts.includes('0') ? undefined : parts.join(' / ');
  return [{ kind: 'note', text: text.softmaxRatio(number(gap), number(ratio), division) }];
}

function next({ temperature, shifted, weights }: Steps, typed: string, i: number, view: View): NextItem[] {
  const { text, number } = view;
  const at = (T: number): string => (T === 1 ? typed : `${typed} --temperature ${T}`);
  if (!shifted) return [{ command: `attn softmax ${at(temperature)}`, why: text.nextShift }];
  const own = `attn softmax ${at(temperature)}`;
  return [
    { command: `attn softmax ${at(temperature / 2)}`, why: text.nextSharper },
    { command: `${own} --why weights,${i}`, why: text.nextWhy(number(weights[i]!)) },
    { command: `${own} -j | attn grad --of weights,${i}`, why: text.nextGrad },
  ];
}

function sumsTo1(weights: Float64Array): boolean {
  return Math.abs(weights.reduce((a, b) => a + b, 0) - 1) < 1e-9;
}

/** A score of −∞ gets no weight, and nothing is wrong with it; ∞ and NaN are wrong. */
function plainCell(value: number, view: View): Cell {
  const text = view.number(value);
  if (value === -Infinity) return { text, tone: 'masked' };
  return Number.isFinite(value) ? text : { text, tone: 'bad' };
}

function weightCell(value: number, view: View): Cell {
  const text = view.number(value);
  return Number.isFinite(value) ? { text, heat: value } : { text, tone: 'bad' };
}

function formulaOf({ shifted, tempered }: Steps): string {
  const [zi, zj] = tempered ? ['zᵢ/T', 'zⱼ/T'] : ['zᵢ', 'zⱼ'];
  return shifted ? `pᵢ = e^(${zi} − max) / Σⱼ e^(${zj} − max)` : `pᵢ = e^(${zi}) / Σⱼ e^(${zj})`;
}

function subscript(i: number): string {
  return String(i).replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]!);
}
