import { describe, expect, it } from 'vitest';
import { type Tensor, tensor, toNested, zeros } from '../../src/engine/tensor.js';
import { blockSparse } from '../../src/mechanisms/block-sparse.js';
import { gumbel } from '../../src/mechanisms/gumbel.js';
import { hard } from '../../src/mechanisms/hard.js';
import type { Request } from '../../src/mechanisms/inputs.js';
import { localM } from '../../src/mechanisms/local-m.js';
import { localP } from '../../src/mechanisms/local-p.js';
import { localWindow } from '../../src/mechanisms/local-window.js';
import { play } from '../../src/mechanisms/play.js';
import { soft } from '../../src/mechanisms/soft.js';
import { sparsemax } from '../../src/mechanisms/sparsemax.js';
import { temperature } from '../../src/mechanisms/temperature.js';
import type { Mechanism } from '../../src/mechanisms/types.js';
import { gradient } from '../../src/trace/gradient.js';
import { stepOf } from '../../src/trace/types.js';
import { OPS } from './numeric.js';

const matrix = (...rows: number[][]): Tensor => tensor([rows.length, rows[0]!.length], rows.flat());

function step(m: Mechanism, name: string, request: Request = {}): number[][] {
  return toNested(stepOf(play('any', m, request), name)!.value) as number[][];
}
const sum = (rows: number[][]): number => rows.flat().reduce((a, b) => a + b, 0);
const near = (row: readonly number[] | undefined, wanted: readonly number[], digits = 10): void => {
  expect(row).toHaveLength(wanted.length);
  row!.forEach((x, i) => {
    expect(x).toBeCloseTo(wanted[i]!, digits);
  });
};

/** As many tokens as wanted, of no width to speak of: only the mask counts. */
const tokensOf = (n: number) => ({ arrays: { Q: zeros([n, 1]), K: zeros([n, 1]), V: zeros([n, 1]) } });

describe('the scores a pattern leaves', () => {
  it('are 880 of 10000 in a window of 4 on either side', () => {
    expect(sum(step(localWindow, 'mask', { ...tokensOf(100), params: { window: 4 } }))).toBe(880);
  });

  it('are a tenth with one global token and 50 neighbours on either side', () => {
    const params = { window: 50, globals: 1 };
    expect(sum(step(localWindow, 'mask', { ...tokensOf(1000), params }))).toBe(100348);
  });

  it('are n·b in blocks, and position 0 does not see position 99', () => {
    const mask = step(blockSparse, 'mask', { ...tokensOf(100), params: { block: 10, pattern: 'block' } });
    expect(sum(mask)).toBe(1000);
    expect(mask[0]![99]).toBe(0);
  });
});

describe('local attention', () => {
  it('loses the participle where its window moves with time, and finds it where it is predicted', () => {
    const [participle, read] = [4, 2];
    expect(step(localM, 'weights')[participle]![read]).toBe(0);
    const weights = step(localP, 'weights')[participle]!;
    expect(weights.indexOf(Math.max(...weights))).toBe(read);
    expect(Math.round(step(localP, 'p')[participle]![0]!)).toBe(read);
  });

  it('falls off as a Gaussian of σ = D/2', () => {
    const v_p = tensor([1], [0]); // σ(0) = 1/2: the middle of 10 places
    const arrays = { h_t: matrix([1]), h_s: zeros([10, 1]), W_p: matrix([1]), v_p };
    const gauss = step(localP, 'gauss', { arrays, params: { window: 2 } })[0]!;
    near([gauss[4]!, gauss[5]!, gauss[7]!], [Math.exp(-1 / 2), 1, Math.exp(-2)]);
  });

  it('stays in the source when there are more steps than places', () => {
    const arrays = { h_t: zeros([5, 2]), h_s: zeros([2, 2]) };
    expect(step(localM, 'p', { arrays })).toEqual([[0], [1], [1], [1], [1]]);
  });
});

describe('soft and hard', () => {
  // one query, scores 2 3 1 after the division by √1
  const arrays = { Q: matrix([1]), K: matrix([2], [3], [1]), V: matrix([10], [20], [30]) };

  it('give the expectation and the likeliest value', () => {
    expect(step(soft, 'output', { arrays })[0]![0]).toBeCloseTo(18.453, 4);
    expect(step(soft, 'variance', { arrays })[0]![0]).toBeCloseTo(31.0828, 4);
    expect(step(hard, 'output', { arrays })).toEqual([[20]]);
  });

  it.each(['sample', 'gumbel'])('agree on average, by %s', (how) => {
    const draws = 4000;
    const many = { ...arrays, Q: tensor([draws, 1], new Float64Array(draws).fill(1)) };
    const average = sum(step(hard, 'output', { arrays: many, params: { how } })) / draws;
    const deviation = Math.sqrt(31.0828 / draws);
    expect(Math.abs(average - 18.453)).toBeLessThan(4 * deviation);
  });

  it('lets no gradient through a choice, but through the softened one', () => {
    const wrt = (m: Mechanism) =>
      stepOf(gradient(play('any', m, { arrays }), OPS, { step: 'output' }), 'Q')!.grad;
    expect(wrt(hard)).toBeNull();
    expect(wrt(gumbel)!.data[0]).not.toBe(0);
  });

  it('nears the chosen value as the temperature falls', () => {
    const g = matrix([0, 0, 1.5]);
    const cold = step(gumbel, 'output', { arrays: { ...arrays, g }, params: { temperature: 0.01 } });
    expect(cold[0]![0]).toBeCloseTo(20, 10);
  });
});

describe('sparsemax', () => {
  it('gives exact zeros on its own sentence, where softmax gives none', () => {
    const weights = step(sparsemax, 'weights').flat();
    expect(weights.filter((w) => w === 0).length).toBeGreaterThan(0);
  });
});

describe('temperature', () => {
  it('sharpens and flattens 2 3 1', () => {
    const weights = step(temperature, 'weights');
    near(weights[1], [0.1173, 0.8668, 0.0159], 4);
    near(weights[3], [0.3072, 0.5065, 0.1863], 4);
    near([step(temperature, 'H')[2]![0]!, step(temperature, 'N_eff')[2]![0]!], [0.8324, 2.2988], 4);
  });

  it('refuses a temperature of 0', () => {
    const arrays = { tau: tensor([2], [1, 0]) };
    expect(() => play('any', temperature, { arrays })).toThrow('temperature');
  });
});
