import { describe, expect, it } from 'vitest';
import { type Tensor, tensor, toNested } from '../../src/engine/tensor.js';
import { additive } from '../../src/mechanisms/additive.js';
import { concat } from '../../src/mechanisms/concat.js';
import { cosine } from '../../src/mechanisms/cosine.js';
import type { Request } from '../../src/mechanisms/inputs.js';
import { locationAware } from '../../src/mechanisms/location-aware.js';
import { nadarayaWatson } from '../../src/mechanisms/nadaraya-watson.js';
import { play } from '../../src/mechanisms/play.js';
import { scaledDotProduct } from '../../src/mechanisms/scaled-dot-product.js';
import type { Mechanism } from '../../src/mechanisms/types.js';
import { stepOf } from '../../src/trace/types.js';

const matrix = (...rows: number[][]): Tensor => tensor([rows.length, rows[0]!.length], rows.flat());
const vector = (...cells: number[]): Tensor => tensor([cells.length], cells);

function step(m: Mechanism, name: string, request: Request = {}): number[][] {
  return toNested(stepOf(play('any', m, request), name)!.value) as number[][];
}

const Q = matrix([1, 0]);
const K = matrix([0, 1], [1, 1]);

describe('additive attention', () => {
  const I = matrix([1, 0], [0, 1]);
  const arrays = { Q, K, V: matrix([1], [2]), W_q: I, W_k: I, v: vector(1, 1) };

  it('scores a query and two keys as by hand', () => {
    const [scores] = step(additive, 'scores', { arrays });
    expect(scores![0]).toBeCloseTo(2 * Math.tanh(1), 12);
    expect(scores![1]).toBeCloseTo(Math.tanh(2) + Math.tanh(1), 12);
  });

  it('is concat attention with its two matrices one under the other', () => {
    const stacked = { Q, K, V: arrays.V, W_a: matrix([1, 0], [0, 1], [1, 0], [0, 1]), v_a: arrays.v };
    expect(step(concat, 'scores', { arrays: stacked })).toEqual(step(additive, 'scores', { arrays }));
  });
});

describe('cosine attention', () => {
  it('does not see how long a vector is', () => {
    const V = matrix([1], [2]);
    const longer = step(cosine, 'scores', {
      arrays: { Q: matrix([3, 0]), K: matrix([0, 5], [0.1, 0.1]), V },
    });
    const [scores] = step(cosine, 'scores', { arrays: { Q, K, V } });
    scores!.forEach((score, i) => {
      expect(longer[0]![i]).toBeCloseTo(score, 12);
    });
  });

  it('without sharpness cannot give one key of ten more than e/(e + 9/e)', () => {
    const others = Array.from({ length: 9 }, () => [-1, 0]);
    const arrays = { Q, K: matrix([1, 0], ...others), V: matrix([1], ...others.map(() => [0])) };
    const [weights] = step(cosine, 'weights', { arrays, params: { beta: 1 } });
    expect(weights![0]).toBeCloseTo(Math.E / (Math.E + 9 / Math.E), 12);
  });
});

describe('location-aware attention', () => {
  it('tells apart two frames that look alike, by where the last step looked', () => {
    const key = step(locationAware, 'key');
    expect(key[1]).toEqual(key[3]);
    const [weights] = step(locationAware, 'weights');
    expect(weights![3]!).toBeGreaterThan(weights![1]!);
  });

  it('sees the alignment through the kernel: taps on the frame before, this one, the next', () => {
    const f = step(locationAware, 'f', { arrays: { alpha_prev: matrix([0, 1, 0, 0]) } });
    expect(f).toEqual([[0.2], [0.3], [0.5], [0]]);
  });
});

describe('kernel regression', () => {
  it('takes the nearest known value as the kernel narrows, their mean as it widens', () => {
    const at = (bandwidth: number) => step(nadarayaWatson, 'output', { params: { bandwidth } })[1]![0]!;
    expect(at(0.1)).toBeCloseTo(19, 9);
    expect(at(1e4)).toBeCloseTo((8 + 11 + 19 + 15) / 4, 4);
  });
});

describe('temperature', () => {
  const weights = (temperature: number) =>
    step(scaledDotProduct, 'weights', { params: { temperature } }).map((row) => Math.max(...row));

  it('sharpens below 1 and flattens above', () => {
    weights(1).forEach((largest, i) => {
      expect(weights(0.5)[i]!).toBeGreaterThan(largest);
      expect(weights(2)[i]!).toBeLessThan(largest);
    });
  });

  it('is no step when it is 1', () => {
    expect(stepOf(play('any', scaledDotProduct), 'tempered')).toBeUndefined();
  });

  it('is never 0', () => {
    expect(() => weights(0)).toThrow(expect.objectContaining({ code: 'param-range' }));
  });
});
