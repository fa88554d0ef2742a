import { describe, expect, it, test } from 'vitest';
import type { Tensor } from '../../src/engine/tensor.js';
import { makeMistake } from '../../src/mistakes/apply.js';
import { MISTAKES } from '../../src/mistakes/index.js';
import { stepOf, type Trace } from '../../src/trace/types.js';
import { randomRight, shownRight } from './played.js';

/** The rows of a step, of all heads one under the other. */
function rows({ shape, data }: Tensor): number[][] {
  const width = shape.at(-1)!;
  return Array.from({ length: data.length / width }, (_, i) => [...data.slice(i * width, (i + 1) * width)]);
}
const of = (trace: Trace, name: string): number[][] => rows(stepOf(trace, name)!.value);
const sum = (row: readonly number[]): number => row.reduce((total, x) => total + x, 0);
const columns = (table: readonly number[][]): number[][] =>
  table[0]!.map((_, j) => table.map((row) => row[j]!));
const near = (a: number, b: number): boolean => Math.abs(a - b) < 1e-9;
const none = (row: readonly number[]): boolean => row.every(Number.isNaN);
const ratio = (row: readonly number[]): number => Math.max(...row) / Math.min(...row);
const within = (bound: number) => (trace: Trace) => of(trace, 'weights').every((row) => ratio(row) <= bound);
const sumsTo = (total: number, name: string) => (trace: Trace) =>
  of(trace, name).every((row) => near(sum(row), total));
const same = (a: readonly number[], b: readonly number[]): boolean => a.every((x, i) => near(x, b[i]!));
const pairs = (row: readonly number[]): boolean => row.every((x, i) => near(x, row[i - (i % 2)]!));

/** What the notice of a mistake says one sees, on what it is shown with. */
const SEEN: Readonly<Record<string, (wrong: Trace, right: Trace) => boolean>> = {
  'qk-swapped': (wrong, right) =>
    of(wrong, 'scores').every((row, i) => same(row, columns(of(right, 'scores'))[i]!)),
  'queries-as-keys': (wrong) =>
    of(wrong, 'scores').every((row, i) => same(row, columns(of(wrong, 'scores'))[i]!)),
  'pe-no-sincos': (wrong) => of(wrong, 'PE').every(pairs) && of(wrong, 'PE')[0]!.every((x) => x === 0),
  'pe-exponent': (wrong) =>
    of(wrong, 'PE').every((row) => row.slice(2).every((x, i) => Math.abs(x - (i % 2)) < 1e-6)),
  'pe-from-one': (wrong, right) => same(of(wrong, 'PE')[0]!, of(right, 'PE')[1]!),
  'pe-sine-only': (wrong) => of(wrong, 'PE').every(pairs) && of(wrong, 'PE')[0]!.every((x) => x === 0),
  'pe-halves': (wrong) => same(of(wrong, 'PE')[0]!, [0, 0, 1, 1]),
  'pe-row-zero': (wrong) => same(of(wrong, 'PE')[0]!, [0, 0, 0, 0]),
  'cosine-called-dot': (wrong) =>
    of(wrong, 'scores')
      .flat()
      .every((x) => Math.abs(x) <= 1 + 1e-9),
  'cosine-not-sharpened': within(Math.E ** 2),
  'additive-no-tanh': (wrong) => of(wrong, 'weights').every((row) => same(row, of(wrong, 'weights')[0]!)),
  'additive-tanh-outside': within(Math.E ** 2),
  'additive-softmax-inside': sumsTo(1, 'hidden'),
  'graph-linear-score': (wrong) => {
    const [ann, bob] = of(wrong, 'weights'); // of the same neighbours
    return same(ann!, bob!);
  },
  'graph-no-self-loops': (wrong) => of(wrong, 'weights').every((row, i) => row[i] === 0),
  'scale-after-softmax': sumsTo(1 / 2, 'weights'), // d_k is 4
  'mask-added': (wrong, right) =>
    of(wrong, 'masked').every((row, i) =>
      same(
        row,
        of(right, 'scaled')[i]!.map((x, j) => (j <= i ? x + 1 : x)),
      ),
    ),
  'mask-after-softmax': (wrong) => sum(of(wrong, 'weights')[0]!) < 1,
  'mask-flipped': (wrong) => none(of(wrong, 'weights').at(-1)!),
  'mask-plus-infinity': (wrong) => of(wrong, 'weights').slice(0, -1).every(none),
  'mask-flipped-finite': (wrong) =>
    of(wrong, 'weights').every((row, i) =>
      row.every((x, j) => (i === row.length - 1 ? x === row[0] : j > i || x === 0)),
    ),
  'mask-plus-large': (wrong) =>
    of(wrong, 'weights').every((row, i) =>
      row.every((x, j) => i === row.length - 1 || near(x, j > i ? 1 / (row.length - 1 - i) : 0)),
    ),
  'mask-forgotten': (wrong) =>
    of(wrong, 'weights')
      .flat()
      .every((x) => x > 0),
  'mask-on-queries': (wrong) => of(wrong, 'weights').every((row, i) => (i < 3 ? row.at(-1)! > 0 : none(row))),
  'causal-without-itself': (wrong) =>
    none(of(wrong, 'weights')[0]!) && of(wrong, 'weights').every((row, i) => i === 0 || row[i] === 0),
  'causal-sees-next': (wrong) =>
    of(wrong, 'weights').every((row, i) => i === row.length - 1 || row[i + 1]! > 0),
  'excludes-itself': (wrong) => of(wrong, 'weights').every((row, i) => row[i] === 0),
  'only-itself': (wrong) => of(wrong, 'output').every((row, i) => same(row, of(wrong, 'V')[i]!)),
  'softmax-axis': (wrong) => columns(of(wrong, 'weights')).every((column) => near(sum(column), 1)),
  'softmax-over-heads': (wrong) => {
    const all = of(wrong, 'weights');
    const half = all.length / 2;
    return all.slice(0, half).every((row, i) => row.every((x, j) => near(x + all[half + i]![j]!, 1)));
  },
  'softmax-over-all': (wrong) => near(sum(of(wrong, 'weights').flat()), 1),
  'softmax-twice': within(Math.E),
  'no-softmax': (wrong) =>
    of(wrong, 'weights')
      .flat()
      .some((x) => x < 0),
  'no-exp': sumsTo(1, 'weights'),
  'no-shift': (wrong) => of(wrong, 'weights').some(none),
  'sigmoid-then-softmax': within(Math.E),
  'sigmoid-normalised': sumsTo(1, 'weights'),
  'log-softmax': (wrong) =>
    of(wrong, 'weights').every((row) => row.every((x) => x <= 0) && near(sum(row.map(Math.exp)), 1)),
  'softmax-1-unshifted': (wrong) => of(wrong, 'weights').every((row) => sum(row) >= 1 / 2),
  'relu-output': (wrong) =>
    of(wrong, 'output')
      .flat()
      .every((x) => x >= 0),
  'softmax-output': sumsTo(1, 'output'),
  'heads-averaged': (wrong, right) => of(wrong, 'output')[0]!.length === of(right, 'per_head')[0]!.length,
  'heads-split-sequence': (wrong) => of(wrong, 'weights')[0]!.length === 2,
  'heads-joined-by-view': (wrong, right) =>
    of(wrong, 'weights').every((row, i) => same(row, of(right, 'weights')[i]!)),
  'groups-tiled': (wrong, right) => {
    const moved = of(wrong, 'K_h').map((row, i) => !same(row, of(right, 'K_h')[i]!));
    const n = moved.length / 4;
    return [0, 1, 2, 3].every((h) =>
      moved.slice(h * n, (h + 1) * n).every((m) => m === (h === 1 || h === 2)),
    );
  },
  'norm-before-sum': (wrong) => of(wrong, 'output').some((row) => !near(sum(row), 0)),
  'norm-axis': (wrong) => columns(of(wrong, 'output')).every((column) => near(sum(column), 0)),
};

describe('what one would notice is there', () => {
  it.each(Object.keys(SEEN))('%s', async (id) => {
    const mistake = MISTAKES.find((one) => one.id === id)!;
    const right = await shownRight(mistake);
    expect(SEEN[id]!(makeMistake(right, mistake), right)).toBe(true);
    if (mistake.shown?.arrays || /^(graph|pe)-|^norm-axis$/.test(id)) return; // seen in the shown numbers only
    const random = await randomRight(mistake, 'notice');
    expect(SEEN[id]!(makeMistake(random, mistake), random)).toBe(true);
  });
});

test('the turned vectors of a mixed layout change their length, those of the other layout do not', async () => {
  const lengths = async (id: string): Promise<boolean> => {
    const mistake = MISTAKES.find((one) => one.id === id)!;
    const wrong = makeMistake(await shownRight(mistake), mistake);
    const length = (name: string) => of(wrong, name).map((row) => Math.hypot(...row));
    return same(length('Q_rot'), length('Q'));
  };
  expect(await lengths('rope-mixed-layout')).toBe(false);
  expect(await lengths('rope-other-layout')).toBe(true);
});
