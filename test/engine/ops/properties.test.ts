import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../src/engine/expression.js';
import type { Op } from '../../../src/engine/op.js';
import * as ops from '../../../src/engine/ops/index.js';
import { type Tensor, tensor, unflatten } from '../../../src/engine/tensor.js';
import { type Case, noise } from './case.js';
import { cases } from './cases.js';
import { moveCases } from './cases-moves.js';

const table = ops as unknown as Readonly<Record<string, Op>>;
const all: readonly Case[] = [...cases, ...moveCases];

describe.each(Object.keys(table))('%s', (name) => {
  const op = table[name]!;
  const own = all.filter((one) => one.op === name);

  it('is called by its name and has cases', () => {
    expect(op.name).toBe(name);
    expect(own.length).toBeGreaterThan(0);
  });

  describe.each(own.map((one) => [describeCase(one), one] as const))('%s', (_title, one) => {
    const { inputs } = one;
    const params = one.params ?? {};
    const output = op.forward(inputs, params);
    const run = { inputs, params, output };

    it('has the cells its formula gives', () => {
      for (let i = 0; i < output.data.length; i++) {
        expectNear(evaluate(op.cell(unflatten(output.shape, i), run), inputs), output.data[i]!, 1e-12);
      }
    });

    it('has a letter for every axis', () => {
      const operands = inputs.map((t) => ({ tensor: t, axes: t.shape.map((_, axis) => 'abcd'[axis]!) }));
      expect(op.axes(operands, params)).toHaveLength(output.shape.length);
    });

    it('takes its parameters as JSON', () => {
      expect(op.forward(inputs, JSON.parse(JSON.stringify(params)))).toEqual(output);
    });

    it('gives each operand a gradient of its shape, or none where there is none', () => {
      const back = op.backward(noise('grad', ...output.shape), run);
      const none = inputs.map((_, i) => op.kind !== undefined || (one.without?.includes(i) ?? false));
      expect(back.map((grad) => grad?.shape ?? null)).toEqual(
        inputs.map((t, i) => (none[i] ? null : t.shape)),
      );
    });

    it('changes nothing it is given', () => {
      const grad = noise('grad', ...output.shape);
      const given = [...inputs, output, grad];
      const before = given.map((t) => Float64Array.from(t.data));
      op.forward(inputs, params);
      op.backward(grad, run);
      expect(given.map((t) => t.data)).toEqual(before);
    });

    it.runIf(one.smooth !== false)('has the gradient that finite differences give', () => {
      const grad = finiteOnly(noise('grad', ...output.shape), output);
      const back = op.backward(grad, run);
      inputs.forEach((t, operand) => {
        for (let i = 0; back[operand] && i < t.data.length; i++) {
          if (!Number.isFinite(t.data[i])) continue;
          const slope = difference(op, run, grad, operand, i);
          expectNear(back[operand].data[i]!, slope, 1e-6);
        }
      });
    });
  });
});

function describeCase({ inputs, params }: Case): string {
  const shapes = inputs.map((t) => t.shape.join('×') || 'scalar').join(', ');
  return params ? `${shapes} ${JSON.stringify(params)}` : shapes;
}

/** Relative for what is large, absolute below 1; NaN and infinities equal themselves. */
function expectNear(got: number, wanted: number, tolerance: number): void {
  if (Object.is(got, wanted) || got === wanted) return;
  expect(Math.abs(got - wanted) / Math.max(1, Math.abs(wanted)), `${got} for ${wanted}`).toBeLessThan(
    tolerance,
  );
}

/** Where the output is infinite no gradient arrives. */
function finiteOnly(grad: Tensor, output: Tensor): Tensor {
  return tensor(
    grad.shape,
    grad.data.map((g, i) => (Number.isFinite(output.data[i]) ? g : 0)),
  );
}

/** Σ grad · (f(x + h) − f(x − h)) / 2h, around one cell x of one operand. */
function difference(
  op: Op,
  { inputs, params }: { inputs: readonly Tensor[]; params: object },
  grad: Tensor,
  operand: number,
  cell: number,
): number {
  const h = 1e-5;
  const moved = (by: number): Float64Array => {
    const data = Float64Array.from(inputs[operand]!.data);
    data[cell]! += by;
    return op.forward(inputs.with(operand, tensor(inputs[operand]!.shape, data)), params).data;
  };
  const [up, down] = [moved(h), moved(-h)];
  return grad.data.reduce((sum, g, i) => (g === 0 ? sum : sum + (g * (up[i]! - down[i]!)) / (2 * h)), 0);
}
