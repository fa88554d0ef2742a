import { describe, expect, it } from 'vitest';
import type { Op } from '../../../src/engine/op.js';
import * as ops from '../../../src/engine/ops/index.js';
import { full, tensor } from '../../../src/engine/tensor.js';

const table = ops as unknown as Readonly<Record<keyof typeof ops, Op>>;
const vector = (x: readonly number[]) => tensor([x.length], x);

function value(op: keyof typeof ops, x: readonly number[], params: object = {}): number[] {
  return [...table[op].forward([vector(x)], params).data];
}

/** The gradient of the sum of the output's cells. */
function slopes(op: keyof typeof ops, operands: readonly (readonly number[])[], params: object = {}) {
  const inputs = operands.map(vector);
  const output = table[op].forward(inputs, params);
  const back = table[op].backward(full(output.shape, 1), { inputs, params, output });
  return back.map((grad) => grad && [...grad.data]);
}

/** To the last bits: relative, so that small results count too. */
function expectAll(got: readonly number[], wanted: readonly number[]): void {
  expect(got).toHaveLength(wanted.length);
  wanted.forEach((own, i) => {
    if (got[i] === own) return; // infinities too
    expect(Math.abs(got[i]! - own), `${got[i]} for ${own}`).toBeLessThanOrEqual(1e-14 * Math.abs(own));
  });
}

/** Numbers from mpmath at 40 digits, or that a person can work out. */
describe('values', () => {
  it.each<[keyof typeof ops, object, number[], number[]]>([
    ['sigmoid', {}, [-40, -1, 0.5, 40], [4.248354255291589e-18, 0.2689414213699951, 0.6224593312018546, 1.0]],
    [
      'softplus',
      {},
      [-40, -1, 0.5, 40, 800],
      [4.248354255291589e-18, 0.3132616875182228, 0.9740769841801067, 40.0, 800.0],
    ],
    ['silu', {}, [-2, 0.5, 3], [-0.23840584404423512, 0.3112296656009273, 2.8577223804672998]],
    ['gelu', {}, [-0.5, 1, 3], [-0.15426876936299344, 0.8413447460685429, 2.99595030590511]],
    [
      'gelu',
      { approximate: 'tanh' },
      [-0.5, 1, 3],
      [-0.15428599017485609, 0.8411919906082767, 2.996362607918227],
    ],
    ['elu', {}, [-1, 2], [-0.6321205588285577, 2.0]],
    ['elu', { alpha: 0.5 }, [-2], [-0.43233235838169365]],
    ['logSumExp', {}, [1000, 1000.5, -3], [1000.9740769841801]],
    ['logSoftmax', {}, [1, 2, 3], [-2.40760596444438, -1.4076059644443804, -0.4076059644443803]],
    [
      'layerNorm',
      { epsilon: 0 },
      [1, 2, 4, 8],
      [-1.025755289064345, -0.6527533657682196, 0.09325048082403138, 1.5852581740085334],
    ],
    [
      'layerNorm',
      {},
      [1, 2, 4, 8],
      [-1.025754575496193, -0.6527529116793955, 0.09325041595419936, 1.5852570712213891],
    ],
    [
      'rmsNorm',
      {},
      [1, 2, 4, 8],
      [0.21693045271441028, 0.43386090542882055, 0.8677218108576411, 1.7354436217152822],
    ],
    ['variance', {}, [1, 2, 3, 4], [1.25]],
    ['norm', {}, [3, -4], [5]],
    ['mean', {}, [1, 2, 6], [3]],
    ['argmax', {}, [1, 3, 3, 2], [1]],
    ['sort', {}, [3, -Infinity, 1], [-Infinity, 1, 3]],
    ['sort', { descending: true }, [3, -Infinity, 5], [5, 3, -Infinity]],
    ['sparsemax', {}, [1.25, 0.75, 0], [0.75, 0.25, 0]],
    ['sparsemax', {}, [5, 1, 0], [1, 0, 0]],
    ['cumulativeSum', {}, [1, 2, 3], [1, 3, 6]],
    ['cumulativeProduct', {}, [2, 3, 4], [2, 6, 24]],
    ['clip', { least: -1, most: 1 }, [-3, 0.5, 3], [-1, 0.5, 1]],
    ['leakyRelu', {}, [-2, 2], [-0.02, 2]],
    ['raise', { base: 10000 }, [0.5], [100]],
    ['power', { exponent: 3 }, [-2], [-8]],
  ])('%s %j of %j', (op, params, x, wanted) => {
    expectAll(value(op, x, params), wanted);
  });
});

/** Where finite differences cannot tell: as PyTorch has it. */
describe('slopes at ties and kinks', () => {
  it.each<[keyof typeof ops, object, number[][], (number[] | null)[]]>([
    [
      'maximum',
      {},
      [
        [1, 2, 0],
        [1, 0, 2],
      ],
      [
        [0.5, 1, 0],
        [0.5, 0, 1],
      ],
    ],
    [
      'minimum',
      {},
      [
        [1, 2, 0],
        [1, 0, 2],
      ],
      [
        [0.5, 0, 1],
        [0.5, 1, 0],
      ],
    ],
    ['max', {}, [[1, 3, 3]], [[0, 1, 0]]],
    ['min', {}, [[0, 3, 0]], [[1, 0, 0]]],
    ['norm', {}, [[0, 0]], [[0, 0]]],
    ['relu', {}, [[0]], [[0]]],
    ['leakyRelu', {}, [[0]], [[0.01]]],
    ['abs', {}, [[0]], [[0]]],
    ['clip', { least: 0, most: 1 }, [[0, 1, 2]], [[1, 1, 0]]],
    ['logSumExp', {}, [[-Infinity, -Infinity]], [[0, 0]]],
    ['atLeast', {}, [[1], [1]], [null, null]],
  ])('%s %j of %j', (op, params, operands, wanted) => {
    expect(slopes(op, operands, params)).toEqual(wanted);
  });

  it('keeps the far tail of a sigmoid', () => {
    const small = Math.exp(-40);
    expectAll(slopes('sigmoid', [[40, -40]])[0]!, [small / (1 + small) ** 2, small / (1 + small) ** 2]);
  });
});
