import { describe, expect, it } from 'vitest';
import { lanesOf } from '../../src/engine/lanes.js';
import { random } from '../../src/engine/random.js';
import { full, type Shape, sizeOf, type Tensor, unflatten, zeros } from '../../src/engine/tensor.js';
import { normalise } from '../../src/input/distance.js';
import { readTrace } from '../../src/input/trace.js';
import { GROUPS, MECHANISMS } from '../../src/mechanisms/index.js';
import { hasLetter, inputsOf, type Request } from '../../src/mechanisms/inputs.js';
import { play } from '../../src/mechanisms/play.js';
import type { Mechanism } from '../../src/mechanisms/types.js';
import { writeCell } from '../../src/trace/cell.js';
import { gradient, type Target } from '../../src/trace/gradient.js';
import { encodeTrace } from '../../src/trace/json.js';
import { replay } from '../../src/trace/replay.js';
import { LEAF, stepOf, type Trace } from '../../src/trace/types.js';
import { why } from '../../src/trace/why.js';
import { agrees, directionOf, dot, moved, numberLeaves, OPS } from './numeric.js';

/** Names that mean several mechanisms: the first is run, and the others are told. */
const SHARED_NAMES: readonly string[] = [
  ...['luong', 'luong', 'bahdanau', 'luong', 'luong'],
  ...['local', '局部注意力', 'local', '局部注意力'],
];
/** Whose `weights` are not a distribution, and that is their point. */
const NOT_A_DISTRIBUTION: readonly string[] = [
  'softmax-1',
  'sink',
  'sigmoid',
  'local-p',
  'differential',
  'nsa',
  'gcn',
  'din',
];

const LOADED = await Promise.all(MECHANISMS.map(async (entry) => ({ ...entry, m: await entry.load() })));

describe('the list of mechanisms', () => {
  it('names each once', () => {
    const ids = MECHANISMS.map(({ id }) => id);
    expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
    expect(duplicates(ids)).toEqual([]);
  });

  it('lets no two answer to the same name', () => {
    const names = MECHANISMS.flatMap(({ id, aliases }) => [id, ...aliases].map(normalise));
    expect(duplicates(names)).toEqual(SHARED_NAMES.map(normalise));
  });

  it('has a known group for each', () => {
    expect(MECHANISMS.filter(({ group }) => !GROUPS.includes(group))).toEqual([]);
  });
});

describe.each(LOADED)('$id', ({ id, m }) => {
  it('is described in both languages, a line each', () => {
    for (const { en, zh } of [m.title, m.summary]) {
      expect(en).toMatch(/^\S.*\S$/);
      expect(zh).toMatch(/^\S.*\S$/);
    }
    expect(m.summary.en).not.toMatch(/\p{Script=Han}/u);
    expect(m.summary.zh).toMatch(/\p{Script=Han}/u);
    expect(m.formula).toMatch(/\S/);
  });

  describe.each(requestsFor(m))('$what', ({ request }) => {
    const trace = once(() => play(id, m, request));

    it('records steps with names of their own, and the result is output', () => {
      const { steps, output } = trace();
      const names = steps.map(({ name }) => name);
      expect(output).toBe('output');
      expect(names.filter((name) => !LEGAL_NAME.test(name))).toEqual([]);
      expect(duplicates(names)).toEqual([]);
      for (const { name, axes, shape } of steps) expect(axes.length, name).toBe(shape.length);
      expect(outputOf(trace()).data.every(Number.isFinite)).toBe(true);
    });

    it('gives weights that sum to 1 in each row', () => {
      expect(rowsNotSummingToOne(id, trace())).toEqual([]);
    });

    it('replays to the same bits', () => {
      expect(replay(trace(), OPS)).toEqual(trace());
    });

    it('can say why: the formula of a cell is the cell', () => {
      const wrong = sampledCells(trace()).flatMap((cell) => {
        const { value, computed } = why(trace(), OPS, cell);
        return agrees(computed!, value, 1e-12) ? [] : [{ cell: writeCell(cell), value, computed }];
      });
      expect(wrong).toEqual([]);
    });

    it('has the gradients of finite differences', () => {
      expect(wrongGradients(trace())).toEqual([]);
    });

    it('goes through JSON and comes back the same', () => {
      const text = JSON.stringify(encodeTrace(trace()));
      const { trace: back, filled } = readTrace(JSON.parse(text), OPS);
      expect(filled).toEqual([]);
      expect(back).toEqual(withoutNegativeZero(trace()));
      expect(JSON.stringify(encodeTrace(back))).toBe(text);
    });
  });
});

const LEGAL_NAME = /^[\p{L}\p{N}_']+(\.[\p{L}\p{N}_']+)*(~\d+)?$/u;

/** As it comes, from another seed, with other sizes, and with each flag and choice turned. */
function requestsFor(m: Mechanism): { what: string; request: Request }[] {
  const inputs = inputsOf(m);
  const text = (n: number, memory: number): Request => ({
    ...(hasLetter(inputs, 'n') && { tokens: 'one two three four five'.split(' ').slice(0, n) }),
    ...(inputs.Y && { memory: 'six seven eight nine'.split(' ').slice(0, memory) }),
  });
  const turned = Object.entries(m.params ?? {}).flatMap(([name, spec]): Request['params'][] => {
    if (spec.type === 'flag') return [{ [name]: !spec.value }];
    if (spec.type === 'choice') return spec.of.filter((v) => v !== spec.value).map((v) => ({ [name]: v }));
    return [];
  });
  return [
    { what: 'by default', request: {} },
    { what: 'from another seed, with other sizes', request: { ...text(5, 2), seed: '7' } },
    ...turned.map((params) => ({
      what: `with ${JSON.stringify(params)}`,
      request: { ...text(4, 4), params },
    })),
  ];
}

/** Lanes of every softmax, and rows of whatever is called weights, that are not a distribution. */
function rowsNotSummingToOne(id: string, trace: Trace): { step: string; sum: number }[] {
  return trace.steps.flatMap(({ name, op, params, value }) => {
    const called = /(^|\.)weights\d*$/.test(name) && !NOT_A_DISTRIBUTION.includes(id);
    if (op !== 'softmax' && !called) return [];
    const axis = op === 'softmax' ? Number(params?.axis ?? -1) : -1;
    const { length, stride, starts } = lanesOf(value.shape, axis);
    const sums = [...starts].map((start) =>
      Array.from({ length }, (_, i) => value.data[start + i * stride]!).reduce((a, b) => a + b, 0),
    );
    return sums.filter((sum) => !agrees(sum, 1, 1e-12)).map((sum) => ({ step: name, sum }));
  });
}

/** A few cells of every step that was computed, the first and the last among them. */
function sampledCells(trace: Trace): { step: string; index: Shape }[] {
  const { uniform } = random('cells');
  return trace.steps.flatMap(({ name, op, shape }) => {
    const size = sizeOf(shape);
    if (op === LEAF || size === 0) return [];
    const picked = new Set([0, size - 1, Math.floor(uniform() * size), Math.floor(uniform() * size)]);
    return [...picked].map((flat) => ({ step: name, index: unflatten(shape, flat) }));
  });
}

const NUDGE = 0.05;
const STEP = 1e-5;

/**
 * Leaves whose gradient, of the output's sum or of one of its cells, is not its slope in a random direction.
 * Where there is no gradient (null) the output must not move. Made numbers are rounded, so that cells tie and
 * vanish, where max and relu have no slope: the leaves are nudged first.
 */
function wrongGradients(given: Trace): object[] {
  const trace = moved(given, numberLeaves(given), NUDGE);
  const output = outputOf(trace);
  const flat = Math.floor(random('target').uniform() * output.data.length);
  const cell = zeros(output.shape);
  cell.data[flat] = 1;
  const targets: { of: Target; seed: Tensor }[] = [
    { of: { step: 'output' }, seed: full(output.shape, 1) },
    { of: { step: 'output', index: unflatten(output.shape, flat) }, seed: cell },
  ];
  const reversed = targets.map(({ of }) => gradient(trace, OPS, of));
  return numberLeaves(trace).flatMap((leaf) => {
    const [ahead, behind] = [STEP, -STEP].map((far) => outputOf(moved(trace, [leaf], far)));
    return targets.flatMap(({ of, seed }, i) => {
      const slope = (dot(seed, ahead!) - dot(seed, behind!)) / (2 * STEP);
      const grad = stepOf(reversed[i]!, leaf.name)!.grad;
      const claimed = grad ? dot(grad, directionOf(leaf)) : 0;
      return agrees(claimed, slope, 1e-6) ? [] : [{ of, leaf: leaf.name, claimed: grad && claimed, slope }];
    });
  });
}

function outputOf(trace: Trace): Tensor {
  return stepOf(trace, trace.output)!.value;
}

/** JSON keeps no −0. */
function withoutNegativeZero(trace: Trace): Trace {
  const steps = trace.steps.map((step) => ({
    ...step,
    value: { ...step.value, data: step.value.data.map((x) => x + 0) },
  }));
  return { ...trace, steps };
}

function duplicates(names: readonly string[]): string[] {
  return names.filter((name, i) => names.indexOf(name) !== i);
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
