import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Shape, sizeOf, type Tensor, tensor } from '../../src/engine/tensor.js';
import { multiHead } from '../../src/mechanisms/multi-head.js';
import { play } from '../../src/mechanisms/play.js';
import { selfAttention } from '../../src/mechanisms/self-attention.js';
import { stepOf } from '../../src/trace/types.js';
import { agrees } from './numeric.js';

const MECHANISMS = [
  { id: 'self-attention', m: selfAttention },
  { id: 'multi-head', m: multiHead },
];
const D_MODEL = 4;

const numbers = (...shape: number[]): fc.Arbitrary<Tensor> =>
  fc
    .array(fc.double({ min: -3, max: 3, noNaN: true }), {
      minLength: sizeOf(shape),
      maxLength: sizeOf(shape),
    })
    .map((cells) => tensor(shape, cells));

const weights = fc.record(
  Object.fromEntries(['W_Q', 'W_K', 'W_V', 'W_O'].map((name) => [name, numbers(D_MODEL, D_MODEL)])),
);
const count = fc.integer({ min: 2, max: 6 });

describe.each(MECHANISMS)('$id', ({ id, m }) => {
  const outputOf = (X: Tensor, W: Readonly<Record<string, Tensor>>, params = {}): Tensor => {
    const own = Object.fromEntries(Object.entries(W).filter(([name]) => name in m.inputs));
    return stepOf(play(id, m, { arrays: { X, ...own }, params }), 'output')!.value;
  };

  it('gives permuted tokens the permuted output', () => {
    const run = count.chain((n) => {
      const order = Array.from({ length: n }, (_, i) => i);
      return fc.tuple(
        numbers(n, D_MODEL),
        fc.shuffledSubarray(order, { minLength: n, maxLength: n }),
        weights,
      );
    });
    fc.assert(
      fc.property(run, ([X, order, W]) => {
        expectSame(outputOf(rowsOf(X, order), W), rowsOf(outputOf(X, W), order));
      }),
    );
  });

  it('no longer does when positions are added', () => {
    const X = tensor([2, D_MODEL], [1, 0, 2, 0, 0, 1, 0, -1]);
    const W = { W_Q: identity, W_K: identity, W_V: identity, W_O: identity };
    const params = { positions: 'sinusoidal' };
    const [permuted, output] = [outputOf(rowsOf(X, [1, 0]), W, params), outputOf(X, W, params)];
    expect(agrees(permuted.data[0]!, rowsOf(output, [1, 0]).data[0]!, 1e-3)).toBe(false);
  });

  it('under a causal mask, gives a row that later tokens do not change', () => {
    const run = count.chain((n) =>
      fc.tuple(numbers(n, D_MODEL), numbers(n, D_MODEL), fc.integer({ min: 0, max: n - 1 }), weights),
    );
    fc.assert(
      fc.property(run, ([X, other, last, W]) => {
        const kept = (last + 1) * D_MODEL;
        const changed = tensor(X.shape, [...X.data.slice(0, kept), ...other.data.slice(kept)]);
        const upTo = Array.from({ length: last + 1 }, (_, i) => i);
        const [a, b] = [X, changed].map((x) => rowsOf(outputOf(x, W, { causal: true }), upTo));
        expect(a).toEqual(b);
      }),
    );
  });
});

const identity = tensor([D_MODEL, D_MODEL], [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);

function rowsOf(x: Tensor, order: Shape): Tensor {
  const width = x.shape[1]!;
  return tensor(
    [order.length, width],
    order.flatMap((i) => [...x.data.slice(i * width, (i + 1) * width)]),
  );
}

/** Sums are taken in another order, so the bits may differ. */
function expectSame(a: Tensor, b: Tensor): void {
  expect(a.shape).toEqual(b.shape);
  expect([...a.data].filter((value, i) => !agrees(value, b.data[i]!, 1e-9))).toEqual([]);
}
