import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { softmax } from '../../../src/engine/ops/index.js';
import { random } from '../../../src/engine/random.js';
import { tensor } from '../../../src/engine/tensor.js';

const weights = (z: readonly number[]): Float64Array => softmax.forward([tensor([z.length], z)], {}).data;

/** Multiples of 1/1024 that add and subtract without rounding. */
const exact = fc.integer({ min: -(2 ** 20), max: 2 ** 20 }).map((k) => k / 1024);

describe('softmax', () => {
  it('does not see a shift of all scores', () => {
    fc.assert(
      fc.property(fc.array(exact, { minLength: 1, maxLength: 20 }), fc.integer(), (z, shift) => {
        expect(weights(z.map((own) => own + shift))).toEqual(weights(z));
      }),
    );
  });

  it('makes of a gap of scores the ratio of weights, up to a gap of 700', () => {
    const scores = fc.array(fc.double({ min: 0, max: 700, noNaN: true }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(scores, (z) => {
        const p = weights(z);
        for (let i = 1; i < z.length; i++) {
          const ratio = Math.exp(z[i]! - z[0]!);
          expect(Math.abs(p[i]! / p[0]! / ratio - 1)).toBeLessThan(1e-12);
        }
      }),
    );
  });

  it('gives weights that sum to 1, of up to 10⁴ scores up to 10⁶', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 1, max: 1e4 }),
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        (seed, length, reach) => {
          const { uniform } = random(seed);
          const p = weights(Array.from({ length }, () => reach * (2 * uniform() - 1)));
          expect(Math.abs(p.reduce((sum, own) => sum + own, 0) - 1)).toBeLessThan(1e-12);
          expect(p.every((own) => own >= 0 && own <= 1)).toBe(true);
        },
      ),
    );
  });

  it('is NaN where every score is −∞, and 0 where one of several is', () => {
    expect(weights([-Infinity, -Infinity])).toEqual(Float64Array.of(Number.NaN, Number.NaN));
    expect(weights([-Infinity, 3])).toEqual(Float64Array.of(0, 1));
  });
});
