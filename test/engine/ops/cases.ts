import { type Case, cells, having, noise, positive } from './case.js';

const HIDDEN = { 1: -Infinity, 4: -Infinity };

const reductions = ['sum', 'mean', 'max', 'min', 'norm', 'variance', 'logSumExp', 'argmax'] as const;

/** Along every kind of axis, and over all of them. */
function reduced(op: (typeof reductions)[number]): Case[] {
  return [
    { op, inputs: [noise('x', 3)] },
    { op, inputs: [noise('x', 2, 3)], params: { keep: true } },
    { op, inputs: [noise('x', 2, 3, 2)], params: { axis: 1 } },
    { op, inputs: [noise('x', 2, 3, 2)], params: { axis: -3, keep: true } },
    { op, inputs: [noise('x', 2, 3)], params: { axis: 'all' } },
    { op, inputs: [noise('x', 2, 3)], params: { axis: 'all', keep: true } },
    { op, inputs: [noise('x')], params: { axis: 'all' } },
  ];
}

const lanewise = ['cumulativeSum', 'cumulativeProduct', 'logSoftmax', 'sparsemax', 'sort'] as const;

function along(op: (typeof lanewise)[number]): Case[] {
  return [
    { op, inputs: [noise('x', 5)] },
    { op, inputs: [noise('x', 2, 3)], params: { axis: 0 } },
    { op, inputs: [noise('x', 2, 3, 2)], params: { axis: -2 } },
  ];
}

function normalized(op: 'layerNorm' | 'rmsNorm'): Case[] {
  return [
    { op, inputs: [noise('x', 2, 4)] },
    { op, inputs: [noise('x', 2, 3, 4), noise('gain', 4)], params: { epsilon: 0.1 } },
    { op, inputs: [noise('x', 3, 2), noise('gain', 1, 2)], params: { axis: 0 } },
    { op, inputs: [cells([2], 3, 3)], params: { epsilon: 0.1 } },
  ];
}

/** Operations that compute; those that move, choose and build are in cases-moves.ts. */
export const cases: readonly Case[] = [
  { op: 'same', inputs: [noise('x', 2, 3)] },
  { op: 'add', inputs: [noise('x', 2, 3), noise('y', 2, 3)] },
  { op: 'add', inputs: [noise('x', 2, 1, 3), noise('y', 4, 1)] },
  { op: 'mask', inputs: [noise('x', 2, 2, 2), cells([2, 2], 1, 0, 1, 1)], without: [1] },
  { op: 'mask', inputs: [noise('x', 2, 3), cells([3], 1, 0, 1)], params: { hidden: -1e9 }, without: [1] },
  { op: 'scale', inputs: [noise('x', 3, 2)], params: { by: 0.5, formula: '1/√d_k' } },
  { op: 'matmul', inputs: [noise('x', 2, 3), noise('y', 3, 4)] },
  { op: 'matmul', inputs: [noise('x', 2, 2, 3), noise('y', 4, 3)], params: { bT: true } },
  { op: 'matmul', inputs: [noise('x', 2, 1, 2, 3), noise('y', 3, 3, 2)] },
  { op: 'transpose', inputs: [noise('x', 2, 3)] },
  { op: 'transpose', inputs: [noise('x', 2, 3, 4)], params: { order: [2, 0, 1] } },
  { op: 'softmax', inputs: [noise('x', 3, 4)] },
  { op: 'softmax', inputs: [having(noise('x', 2, 3), HIDDEN)] },
  { op: 'softmax', inputs: [noise('x', 2, 3, 2)], params: { axis: -2 } },
  { op: 'entropy', inputs: [positive('x', 2, 3)] },
  { op: 'entropy', inputs: [positive('x', 2, 3)], params: { axis: 0, keep: true } },
  { op: 'entropy', inputs: [cells([3], 0.5, 0, 0.5)], smooth: false },
  { op: 'exp', inputs: [having(noise('x', 2, 3), HIDDEN)] },
  { op: 'exp', inputs: [noise('x')] },
  { op: 'log', inputs: [positive('x', 2, 3)] },
  { op: 'log', inputs: [cells([3], 0, 1, -1)], smooth: false },
  { op: 'sqrt', inputs: [positive('x', 2, 3)] },
  { op: 'sin', inputs: [noise('x', 2, 3)] },
  { op: 'cos', inputs: [noise('x', 2, 3)] },
  { op: 'tanh', inputs: [noise('x', 2, 3)] },
  { op: 'tanh', inputs: [cells([2], -Infinity, Infinity)] },
  { op: 'sigmoid', inputs: [noise('x', 2, 3)] },
  { op: 'sigmoid', inputs: [cells([6], -800, -40, 0, 40, 800, -Infinity)] },
  { op: 'relu', inputs: [noise('x', 3, 4)] },
  { op: 'relu', inputs: [cells([3], -Infinity, 0, Number.NaN)], smooth: false },
  { op: 'leakyRelu', inputs: [noise('x', 3, 4)] },
  { op: 'leakyRelu', inputs: [noise('x', 3, 4)], params: { slope: 0.2 } },
  { op: 'elu', inputs: [noise('x', 3, 4)] },
  { op: 'elu', inputs: [having(noise('x', 3, 4), { 0: 800, 1: -Infinity })], params: { alpha: 0.5 } },
  { op: 'gelu', inputs: [noise('x', 3, 4)] },
  { op: 'gelu', inputs: [noise('x', 3, 4)], params: { approximate: 'tanh' } },
  { op: 'gelu', inputs: [cells([4], -30, -3, 3, 30)] },
  { op: 'silu', inputs: [noise('x', 3, 4)] },
  { op: 'silu', inputs: [cells([4], -800, -3, 3, 800)] },
  { op: 'softplus', inputs: [noise('x', 3, 4)] },
  { op: 'softplus', inputs: [cells([5], -800, -40, 40, 800, -Infinity)] },
  { op: 'abs', inputs: [noise('x', 3, 4)] },
  { op: 'shift', inputs: [noise('x', 3, 4)], params: { by: 1 } },
  { op: 'shift', inputs: [having(noise('x', 2, 3), HIDDEN)], params: { by: -0.5, formula: '−½' } },
  { op: 'power', inputs: [noise('x', 3, 4)], params: { exponent: 2 } },
  { op: 'power', inputs: [positive('x', 3, 4)], params: { exponent: -0.5 } },
  { op: 'power', inputs: [cells([2], 0, 3)], params: { exponent: 0 } },
  { op: 'raise', inputs: [noise('x', 3, 4)], params: { base: 10000 } },
  { op: 'raise', inputs: [having(noise('x', 2, 3), HIDDEN)], params: { base: 0.5 } },
  { op: 'clip', inputs: [noise('x', 3, 4)], params: { least: -0.5, most: 0.75 } },
  { op: 'clip', inputs: [noise('x', 3, 4)], params: { least: 0 } },
  { op: 'clip', inputs: [having(noise('x', 2, 3), HIDDEN)], params: { most: 0 } },
  { op: 'clip', inputs: [noise('x', 2)], params: {} },
  { op: 'subtract', inputs: [noise('x', 2, 3), noise('y', 3)] },
  { op: 'subtract', inputs: [having(noise('x', 2, 3), HIDDEN), noise('y', 2, 1)] },
  { op: 'multiply', inputs: [noise('x', 2, 3), noise('y', 2, 3)] },
  { op: 'multiply', inputs: [noise('x', 2, 1, 3), noise('y', 4, 1)] },
  { op: 'multiply', inputs: [noise('x', 2, 3), noise('y')] },
  { op: 'divide', inputs: [noise('x', 2, 3), positive('y', 2, 1)] },
  { op: 'divide', inputs: [noise('x', 3), positive('y', 2, 3)] },
  { op: 'maximum', inputs: [noise('x', 2, 3), noise('y', 3)] },
  { op: 'maximum', inputs: [having(noise('x', 2, 3), HIDDEN), noise('y', 2, 1)] },
  { op: 'minimum', inputs: [noise('x', 2, 3), noise('y', 3)] },
  { op: 'minimum', inputs: [noise('x', 2, 2, 2), noise('y', 2, 1, 2)] },
  { op: 'atLeast', inputs: [cells([2, 3], 0, 1, 2, 3, 4, 5), cells([3], 1, 1, 2)] },
  { op: 'atLeast', inputs: [cells([2, 1], 0, -Infinity), cells([2], -Infinity, 1)] },
  { op: 'equal', inputs: [cells([2, 3], 0, 1, 2, 1, 0, 2), cells([3], 0, 1, 2)] },
  { op: 'equal', inputs: [cells([3, 1], 0, 1, 2), cells([1, 3], 0, 1, 2)] },
  { op: 'where', inputs: [cells([2, 2], 1, 0, 0, 1), noise('a', 2, 2), noise('b', 2, 2)], without: [0] },
  { op: 'where', inputs: [cells([2], 1, 0), noise('a', 3, 1), noise('b')], without: [0] },
  ...reductions.flatMap(reduced),
  { op: 'max', inputs: [cells([2, 3], 1, 1, 0, Number.NaN, 1, 2)], smooth: false },
  { op: 'norm', inputs: [cells([2, 2], 0, 0, 3, 4)], smooth: false },
  { op: 'logSumExp', inputs: [having(noise('x', 2, 3), HIDDEN)] },
  { op: 'logSumExp', inputs: [cells([2, 2], -Infinity, -Infinity, 1000, 999)] },
  { op: 'argmax', inputs: [cells([2, 3], 1, 3, 3, -Infinity, -Infinity, -Infinity)] },
  ...lanewise.flatMap(along),
  { op: 'logSoftmax', inputs: [having(noise('x', 2, 3), HIDDEN)] },
  { op: 'logSoftmax', inputs: [cells([2], 1000, -1000)] },
  { op: 'sparsemax', inputs: [having(noise('x', 2, 3), HIDDEN)] },
  { op: 'sparsemax', inputs: [cells([2, 3], 0.1, 0.2, 0.15, 5, 1, 0)] },
  { op: 'sparsemax', inputs: [cells([2], -Infinity, -Infinity)], smooth: false },
  { op: 'cumulativeProduct', inputs: [cells([5], 2, 0, -1.5, 0, 3)] },
  { op: 'sort', inputs: [noise('x', 2, 4)], params: { descending: true } },
  { op: 'sort', inputs: [cells([4], 1, -Infinity, 1, -Infinity)], params: { axis: 0 }, smooth: false },
  ...(['layerNorm', 'rmsNorm'] as const).flatMap(normalized),
  { op: 'layerNorm', inputs: [noise('x', 2, 4), noise('gain', 4), noise('bias', 4)] },
  { op: 'layerNorm', inputs: [noise('x', 2, 3, 4), noise('gain', 3, 1), noise('bias')] },
];
