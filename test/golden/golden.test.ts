import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as ops from '../../src/engine/ops/index.js';
import { fromNested, type Nested, type Tensor } from '../../src/engine/tensor.js';
import { MECHANISMS } from '../../src/mechanisms/index.js';
import { play } from '../../src/mechanisms/play.js';
import { gradient, type Target } from '../../src/trace/gradient.js';
import { type OpTable, record } from '../../src/trace/record.js';
import { type Params, stepOf, type Trace } from '../../src/trace/types.js';

/** One file, as make.py writes it: a mechanism by its id, or one op whose operands are the inputs in order. */
type Golden = { readonly cases: readonly Case[] } & (
  | { readonly mechanism: string }
  | { readonly op: string }
);

interface Case {
  readonly inputs: Arrays;
  readonly params: Readonly<Record<string, number | boolean | string>>;
  readonly expect: Arrays;
  readonly grads?: readonly { readonly of: Target; readonly wrt: Readonly<Record<string, Nested | null>> }[];
}
type Arrays = Readonly<Record<string, Nested>>;

const FILES = readdirSync(new URL('.', import.meta.url))
  .filter((file) => file.endsWith('.json'))
  .map((file) => {
    const text = readFileSync(new URL(file, import.meta.url), 'utf8');
    return { file, golden: JSON.parse(text, unword) as Golden };
  });

/** Non-finite numbers stand in JSON as words. */
function unword(_key: string, value: unknown): unknown {
  return value === 'NaN' || value === 'Infinity' || value === '-Infinity' ? Number(value) : value;
}

for (const { file, golden } of FILES) {
  describe(file, () => {
    golden.cases.forEach((one, i) => {
      it(`case ${i}: ${describeCase(one)}`, async () => {
        const trace = 'op' in golden ? playOp(golden.op, one) : await playMechanism(golden.mechanism, one);
        for (const [name, value] of Object.entries(one.expect)) {
          expectAgrees(name, stepOf(trace, name)?.value, fromNested(value));
        }
        for (const { of, wrt } of one.grads ?? []) {
          const reversed = gradient(trace, ops as unknown as OpTable, of);
          for (const [name, value] of Object.entries(wrt)) {
            const grad = stepOf(reversed, name)?.grad;
            const what = `d ${of.step}[${of.index ?? ''}] / d ${name}`;
            if (value === null) expect(grad, what).toBeNull();
            else expectAgrees(what, grad, fromNested(value));
          }
        }
      });
    });
  });
}

describe('reference numbers', () => {
  it.each(MECHANISMS.map(({ id }) => id))('of %s, in at least three shapes', (id) => {
    const cases = FILES.flatMap(({ golden }) =>
      'mechanism' in golden && golden.mechanism === id ? golden.cases : [],
    );
    expect(new Set(cases.map(shapesOf)).size).toBeGreaterThanOrEqual(3);
  });
});

async function playMechanism(id: string, { inputs, params }: Case): Promise<Trace> {
  const entry = MECHANISMS.find((m) => m.id === id);
  if (!entry) throw new Error(`no mechanism ${id}`);
  return play(id, await entry.load(), { arrays: tensors(inputs), params });
}

function playOp(op: string, { inputs, params }: Case): Trace {
  const { t, apply, finish } = record(ops);
  const leaves = Object.entries(tensors(inputs)).map(([name, value]) =>
    t.input(
      name,
      value,
      value.shape.map((_, axis) => `a${axis}`),
    ),
  );
  apply(op, leaves, params as Params).as('output');
  return finish({ mechanism: null }, 'output');
}

function tensors(arrays: Arrays): Record<string, Tensor> {
  return Object.fromEntries(Object.entries(arrays).map(([name, nested]) => [name, fromNested(nested)]));
}

const TOLERANCE = 1e-9;

/** |a − b| ≤ 1e-9 · max(1, |b|), cell by cell; NaN agrees with NaN, ∞ with ∞. */
function expectAgrees(what: string, got: Tensor | null | undefined, expected: Tensor): void {
  expect(got?.shape, what).toEqual(expected.shape);
  const wrong = [...expected.data].flatMap((b, i) => {
    const a = got!.data[i]!;
    return Object.is(a, b) || Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(b)) ? [] : [{ i, a, b }];
  });
  expect(wrong, what).toEqual([]);
}

const shapesOf = ({ inputs }: Case): string =>
  Object.entries(tensors(inputs))
    .map(([name, { shape }]) => `${name} ${shape.join('×')}`)
    .join(', ');

const describeCase = (one: Case): string => `${shapesOf(one)} ${JSON.stringify(one.params)}`;
