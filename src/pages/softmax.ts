import type { OpTable } from '../trace/record.js';
import { LEAF, stepOf, type Trace } from '../trace/types.js';
import { numeric } from './arithmetic.js';
import type { Cell, MatrixRow, NextItem, Page, RichCell } from './page.js';
import { cellFormula } from './steps.js';
import type { View } from './view.js';

/** The five steps of softmax on one vector, as the rows of one table. */
export function softmaxPage(trace: Trace, ops: OpTable, view: View, typed: string): Page {
  const value = (name: string) => stepOf(trace, name)?.value.data;
  const { text, number } = view;
  const [z, tempered, max, shifted, exp, weights] = ['z', 'tempered', 'max', 'shifted', 'exp', 'weights'].map(
    value,
  );
  const total = value('sum')![0]!;
  const temperature = stepOf(trace, 'tempered') && 1 / Number(stepOf(trace, 'tempered')!.params!.by);
  const row = (label: Cell, cells: Float64Array, aside = '', cell = plainCell): MatrixRow => ({
    label,
    cells: Array.from(cells, (v) => cell(v, view)),
    ...(aside && { aside }),
  });
  const sum = weights!.reduce((a, b) => a + b, 0);
  const sumsToOne = Math.abs(sum - 1) < 1e-9;
  const scaled = tempered ? 'z / T' : 'z';
  const top = weights!.reduce((best, w, i) => (w > weights![best]! ? i : best), 0);
  return {
    blocks: [
      {
        kind: 'title',
        text: [{ text: 'softmax', tone: 'strong' }],
        formula: formulaOf(shifted !== undefined, tempered !== undefined),
      },
      {
        kind: 'matrix',
        columns: Array.from(z!, (_, i) => `z${subscript(i)}`),
        rows: [
          row('z', z!, tempered ? '' : maxAside(max)),
          ...(tempered
            ? [
                row(
                  'z / T',
                  tempered,
                  max
                    ? `T = ${number(temperature!)}, max = ${number(max[0]!)}`
                    : `T = ${number(temperature!)}`,
                ),
              ]
            : []),
          ...(shifted ? [row(`${scaled} − max`, shifted)] : []),
          row('exp', exp!, `Σ = ${number(total)}`),
          row(
            { text: 'weights', tone: 'strong' },
            weights!,
            sumsToOne ? `${text.sumsTo1} ✓` : `Σ = ${number(sum)} ✗`,
            weightCell,
          ),
          {
            label: '',
            cells: Array.from(weights!, (w): RichCell => ({ text: '', bar: Number.isFinite(w) ? w : 0 })),
          },
        ],
      },
      { kind: 'formula', lines: [withNumbers(top)] },
      ...remarks(),
      { kind: 'next', label: text.next, items: next(top) },
    ],
  };

  function maxAside(of: Float64Array | undefined): string {
    return of ? `max = ${number(of[0]!)}` : '';
  }

  function withNumbers(i: number): string {
    const step = stepOf(trace, 'weights')!;
    const operands = step.from.map((name) => stepOf(trace, name)!.value);
    const division = numeric(cellFormula(trace, step, ops.divide!, [i]), operands, number);
    const power = stepOf(trace, 'exp')!;
    const inside = stepOf(trace, power.from[0]!)!;
    const difference =
      inside.op === LEAF
        ? number(inside.value.data[i]!)
        : numeric(
            cellFormula(trace, inside, ops[inside.op]!, [i]),
            inside.from.map((name) => stepOf(trace, name)!.value),
            number,
          );
    return `weights[${i}] = e^(${difference}) / ${number(total)} = ${division} = ${number(weights![i]!)}`;
  }

  function remarks() {
    if (!sumsToOne)
      return [
        {
          kind: 'note',
          tone: 'bad',
          text: text.overflow(number(Math.max(...z!)), number(exp!.reduce((a, b) => Math.max(a, b), 0))),
        } as const,
      ];
    const order = [...weights!.keys()].sort((a, b) => weights![b]! - weights![a]!);
    const [first, second] = order;
    if (second === undefined) return [{ kind: 'note', text: text.softmaxOfOne } as const];
    const gap = (tempered ?? z!)[first!]! - (tempered ?? z!)[second]!;
    const ratio = weights![first!]! / weights![second]!;
    return Number.isFinite(ratio)
      ? [
          {
            kind: 'note',
            text: text.softmaxRatio(
              number(gap),
              number(ratio),
              `${number(weights![first!]!)} / ${number(weights![second]!)}`,
            ),
          } as const,
        ]
      : [];
  }

  function next(i: number): NextItem[] {
    if (!shifted) return [{ command: `attn softmax ${typed}`, why: text.nextShift }];
    return [
      { command: `attn softmax ${typed} --temperature 0.5`, why: text.nextSharper },
      { command: `attn softmax ${typed} --why weights,${i}`, why: text.nextWhy(number(weights![i]!)) },
      { command: `attn softmax ${typed} -j | attn grad --of weights,${i}`, why: text.nextGrad },
    ];
  }
}

function plainCell(value: number, view: View): Cell {
  const text = view.number(value);
  return Number.isFinite(value) ? text : { text, tone: 'bad' };
}

function weightCell(value: number, view: View): Cell {
  const text = view.number(value);
  return Number.isFinite(value) ? { text, heat: value } : { text, tone: 'bad' };
}

function formulaOf(shift: boolean, tempered: boolean): string {
  const z = tempered ? 'zᵢ/T' : 'zᵢ';
  const zj = tempered ? 'zⱼ/T' : 'zⱼ';
  return shift ? `pᵢ = e^(${z} − max) / Σⱼ e^(${zj} − max)` : `pᵢ = e^(${z}) / Σⱼ e^(${zj})`;
}

function subscript(i: number): string {
  return String(i).replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]!);
}
