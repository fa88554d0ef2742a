import { type Case, cells, having, noise } from './case.js';

const HIDDEN = { 1: -Infinity, 4: -Infinity };

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
];
