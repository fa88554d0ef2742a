import { broadcastShape, stretchedStrides, sumTo, unbroadcast, walk } from '../broadcast.js';
import { fail } from '../error.js';
import { call, ref } from '../expression.js';
import { multiplyInto } from '../kernel.js';
import type { Op } from '../op.js';
import { type Shape, type Tensor, zeros } from '../tensor.js';

/**
 * C = A · B, or A · Bᵀ with `bT`: (… n k)·(… k m) → (… n m); axes before the last two broadcast.
 * dA = dC · Bᵀ, dB = Aᵀ · dC. @throws matmul-shapes, shapes-disagree
 */
export const matmul: Op<{ bT?: boolean }> = {
  name: 'matmul',
  arity: 2,
  axes([a, b], { bT }) {
    const lead = a!.axes.length >= b!.axes.length ? a!.axes.slice(0, -2) : b!.axes.slice(0, -2);
    return [...lead, a!.axes.at(-2)!, b!.axes.at(bT ? -2 : -1)!];
  },
  forward: ([a, b], { bT = false }) => product(a!, b!, bT),
  backward(grad, { inputs: [a, b], params: { bT = false } }) {
    const dA = product(grad, b!, !bT);
    const dB = bT ? product(swapped(grad), a!, false) : product(swapped(a!), grad, false);
    return [sumTo(a!.shape, dA), sumTo(b!.shape, dB)];
  },
  cell(index, { inputs: [a, b], params: { bT } }) {
    const [row, column] = index.slice(-2) as [number, number];
    const lead = index.slice(0, -2);
    const inA = unbroadcast(a!.shape.slice(0, -2), lead);
    const inB = unbroadcast(b!.shape.slice(0, -2), lead);
    const terms = Array.from({ length: a!.shape.at(-1)! }, (_, k) =>
      call('multiply', ref(0, [...inA, row, k]), ref(1, [...inB, ...(bT ? [column, k] : [k, column])])),
    );
    return call('sum', terms);
  },
  formula: ([a, b], { bT }) => (bT ? `${a} ${b}ᵀ` : `${a} · ${b}`),
};

function product(a: Tensor, b: Tensor, bT: boolean): Tensor {
  const [n, k] = a.shape.slice(-2) as [number, number];
  const [kB, m] = (bT ? b.shape.slice(-2).reverse() : b.shape.slice(-2)) as [number, number];
  if (a.shape.length < 2 || b.shape.length < 2 || k !== kB)
    fail('matmul-shapes', { a: a.shape, b: b.shape, bT });
  const lead = broadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2));
  const out = zeros([...lead, n, m]);
  const strides = [blockStrides(a.shape, lead, n * k), blockStrides(b.shape, lead, k * m)];
  walk(lead, strides, (i, [atA, atB]) => {
    multiplyInto(a.data, atA!, b.data, atB!, out.data, i * n * m, n, k, m, bT);
  });
  return out;
}

function blockStrides(shape: Shape, lead: Shape, block: number): number[] {
  return stretchedStrides(shape.slice(0, -2), lead).map((stride) => stride * block);
}

function swapped(t: Tensor): Tensor {
  const [n, m] = t.shape.slice(-2) as [number, number];
  const out = zeros([...t.shape.slice(0, -2), m, n]);
  for (let block = 0; block < t.data.length; block += n * m) {
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < m; j++) out.data[block + j * n + i] = t.data[block + i * m + j]!;
    }
  }
  return out;
}
