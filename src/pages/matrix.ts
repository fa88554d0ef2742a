import { rangeOf } from '../engine/notation.js';
import { type Tensor, tensor, toNested, unflatten } from '../engine/tensor.js';
import { type Step, stepOf, type Trace } from '../trace/types.js';
import { tableFormat } from './number.js';
import {
  type Cell,
  type MatrixBlock,
  type MatrixRow,
  partsOf,
  type RichCell,
  type Text,
  type Tone,
} from './page.js';
import type { View } from './view.js';

/** What stands in a table of at most this many rows and columns is shown whole. */
export const MOST = { rows: 12, columns: 16 };
const KEEP = { head: 8, tail: 3 };
const MOST_BLOCKS = 8;

export interface MatrixOptions {
  readonly title?: Text;
  readonly subtitle?: Text;
  /** A step's gradient in place of its value. */
  readonly value?: Tensor | null;
}

const ROLES: readonly [RegExp, Tone][] = [
  [/^(Q|Q_h|W_Q|b_Q|q|W_q)$/, 'query'],
  [/^(K|K_h|W_K|b_K|k|W_k)$/, 'key'],
  [/^(V|V_h|W_V|b_V)$/, 'value'],
];

/** The colour a step keeps everywhere: queries, keys and values have one each. */
export function roleOf(name: string): Tone | undefined {
  const own = name.slice(name.lastIndexOf('.') + 1).replace(/^d/, '');
  return ROLES.find(([pattern]) => pattern.test(own))?.[1];
}

/** Scores and weights have queries down the side and keys along the top. */
function isPairing(name: string): boolean {
  return /(^|\.)(scores|scaled|masked|weights|mask|causal|visible)\d*$/.test(name);
}

/** A step as tables: one for a matrix or a vector, one a head (or batch) for more axes. */
export function matrices(trace: Trace, step: Step, view: View, options: MatrixOptions = {}): MatrixBlock[] {
  const value = options.value ?? step.value;
  if (options.value === null) return [];
  const rank = value.shape.length;
  if (rank <= 2) return [matrix(trace, step, value, view, options)];
  const lead = value.shape.slice(0, -2);
  const count = lead.reduce((product, extent) => product * extent, 1);
  const size = value.data.length / count;
  const shown = view.full ? count : Math.min(count, MOST_BLOCKS);
  const blocks = Array.from({ length: shown }, (_, i) => {
    const where = unflatten(lead, i).flatMap((at, axis) => {
      const letter = step.axes[axis]!;
      return letter === '1' ? [] : [view.text.axisAt(letter, at, nameAt(trace, letter, at))];
    });
    const part = tensor(value.shape.slice(-2), value.data.slice(i * size, (i + 1) * size));
    const place = { text: where.join(' '), tone: 'quiet' as const };
    const named = options.title === undefined ? [place] : [...partsOf(options.title), '   ', place];
    const title = where.length === 0 ? options.title : named;
    const own = { ...step, axes: step.axes.slice(-2) };
    return matrix(trace, own, part, view, { ...(title !== undefined && { title }) });
  });
  const last = blocks.at(-1)!;
  return shown === count
    ? blocks
    : [...blocks.slice(0, -1), { ...last, note: view.text.leftOutBlocks(count - shown, count) }];
}

function matrix(
  trace: Trace,
  step: Step,
  value: Tensor,
  view: View,
  { title, subtitle }: MatrixOptions,
): MatrixBlock {
  const [rowAxis, columnAxis] = value.shape.length === 2 ? step.axes.slice(-2) : [undefined, step.axes[0]];
  const cells = toNested(value) as number | number[] | number[][];
  const rows: number[][] =
    typeof cells === 'number'
      ? [[cells]]
      : typeof cells[0] === 'number'
        ? [cells as number[]]
        : (cells as number[][]);
  const columns = rows[0]?.length ?? 0;
  const pairing = isPairing(step.name);
  const write = cellWriter(trace, step, { ...view, number: tableFormat(value.data, view.digits) });
  const keepRows = kept(rows.length, view.full ? Infinity : MOST.rows);
  const keepColumns = kept(columns, view.full ? Infinity : MOST.columns);
  const label = (axis: string | undefined, i: number, tone?: Tone): Cell => {
    const text = axis === undefined ? step.name : (nameAt(trace, axis, i) ?? String(i));
    return tone ? { text, tone } : text;
  };
  const side = pairing ? 'query' : roleOf(step.name);
  return {
    kind: 'matrix',
    ...(title !== undefined && { title }),
    ...(subtitle !== undefined && { subtitle }),
    ...(rowAxis !== undefined && {
      corner: pairing ? [{ text: 'q', tone: 'query' }, '\\', { text: 'k', tone: 'key' }] : '',
    }),
    columns: keepColumns.map(
      (j): Cell =>
        j < 0 ? '…' : value.shape.length === 0 ? '' : label(columnAxis, j, pairing ? 'key' : undefined),
    ),
    rows: keepRows.map((i): MatrixRow => {
      if (i < 0) return { label: '…', cells: keepColumns.map(() => '…') };
      return {
        label: label(rowAxis, i, side),
        cells: keepColumns.map((j) => (j < 0 ? '…' : write(rows[i]![j]!, [i, j]))),
      };
    }),
    ...leftOut(rows.length, keepRows, columns, keepColumns, view),
  };
}

/** How one cell of a step is written: masked cells as masked, weights shaded, choices as whole numbers. */
function cellWriter(trace: Trace, step: Step, view: View): (value: number, at: readonly number[]) => Cell {
  const source = step.from[0] === undefined ? undefined : stepOf(trace, step.from[0]);
  const weights = /(^|\.)weights\d*$/.test(step.name);
  const heats = weights && step.value.data.every((v) => v >= 0 && v <= 1);
  const behind = weights && source?.op === 'mask' && source.shape.length === 2 ? source.value : undefined;
  const isMask = step.kind === 'mask';
  return (value, [i, j]): RichCell => {
    if (step.op === 'mask' && value === -Infinity) return { text: view.text.masked, tone: 'masked' };
    const hidden = behind && behind.data[i! * behind.shape[1]! + j!] === -Infinity;
    if (hidden && value === 0) return { text: '0', tone: 'masked', heat: 0 };
    if (isMask) return { text: view.number(value), ...(value === 0 && { tone: 'masked' as const }) };
    const bad = Number.isNaN(value) ? { tone: 'bad' as const } : {};
    return { text: view.number(value), ...bad, ...(heats && { heat: value }) };
  };
}

/** The places shown of so many; −1 stands for those left out. */
export function kept(length: number, most: number): number[] {
  const all = Array.from({ length }, (_, i) => i);
  if (length <= most) return all;
  return [...all.slice(0, KEEP.head), -1, ...all.slice(-KEEP.tail)];
}

/** What was left out of a table, said below it. */
export function leftOut(
  rows: number,
  keptRows: readonly number[],
  columns: number,
  keptColumns: readonly number[],
  view: View,
) {
  if (!keptRows.includes(-1) && !keptColumns.includes(-1)) return {};
  return { note: [{ text: view.text.leftOut(rows, columns, KEEP.head, KEEP.tail), tone: 'quiet' as const }] };
}

export function nameAt(trace: Trace, axis: string, i: number): string | undefined {
  const { letter, first } = rangeOf(axis);
  return trace.labels?.[letter]?.[first + i];
}
