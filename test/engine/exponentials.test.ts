import { describe, expect, it } from 'vitest';
import { exponentials } from '../../src/engine/exponentials.js';
import { random } from '../../src/engine/random.js';

/** The x for which e^x comes out with other bits than Math.exp's. */
function differing(x: Float64Array): number[] {
  const powers = Float64Array.from(x);
  exponentials(powers);
  return [...x.filter((own, i) => !Object.is(powers[i], Math.exp(own)))];
}

describe('exponentials has the bits of Math.exp', () => {
  const { uniform } = random('exponentials');
  for (const width of [1e-9, 1e-6, 1, 4, 40, 1500]) {
    it(`for 100 000 numbers within ±${width / 2}`, () => {
      expect(differing(Float64Array.from({ length: 100_000 }, () => (uniform() - 0.5) * width))).toEqual([]);
    });
  }

  it('around the multiples of ½ ln 2, where the way of computing changes', () => {
    const near = Array.from({ length: 60 }, (_, i) => ((i - 30) * Math.LN2) / 2);
    const steps = Array.from({ length: 41 }, (_, i) => 1 + (i - 20) * 2 ** -52);
    const coarse = Array.from({ length: 41 }, (_, i) => 1 + (i - 20) * 2 ** -24);
    expect(
      differing(Float64Array.from(near.flatMap((x) => [...steps, ...coarse].map((s) => x * s)))),
    ).toEqual([]);
  });

  it('where it overflows, vanishes or is no number, in few and in many', () => {
    const odd = [0, -0, 1, -1, 709.5, 709.79, -708.5, -745, -746, 2 ** -28, -(2 ** -28), 2 ** -29, 5e-324];
    const all = [...odd, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, 1e308, -1e308];
    expect(differing(Float64Array.from(all))).toEqual([]);
    expect(differing(Float64Array.from({ length: 20_001 }, (_, i) => all[i % all.length]!))).toEqual([]);
  });

  it('of nothing is nothing', () => {
    expect(differing(new Float64Array())).toEqual([]);
  });
});
