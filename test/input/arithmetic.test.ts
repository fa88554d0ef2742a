import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AttnError } from '../../src/engine/error.js';
import { calculate } from '../../src/input/arithmetic.js';

describe('calculate', () => {
  it.each<[string, number]>([
    ['.5', 0.5],
    ['1/2', 0.5],
    ['50%', 0.5],
    ['０．５', 0.5],
    ['e^-1/3', Math.E ** -1 / 3],
    ['sqrt(2)/2', Math.SQRT2 / 2],
    ['√2/2', Math.SQRT2 / 2],
    ['-2^2', -4],
    ['2^3^2', 512],
    ['sin(π/6) + cos(0)', 1.5],
    ['2 − 3·4', -10],
    ['(1+2)*3', 9],
    ['max(1, 2, 3)', 3],
    ['12*12*512*512', 37748736],
    ['1e3', 1000],
    ['--1', 1],
    ['10²', 100],
    ['2·e⁻¹', 2 / Math.E],
    ['2¹⁰', 1024],
  ])('reads %s', (text, value) => expect(calculate(text)).toBeCloseTo(value, 12));

  it('looks cells and letters up', () => {
    const cells = (name: string, index: readonly string[]) =>
      ({ 'w[0,the]': 0.25, a: 3 })[index.length ? `${name}[${index}]` : name];
    expect(calculate('w[0, the] * a', cells)).toBe(0.75);
  });

  it.each([
    ['', 'expression-bad'],
    ['1 +', 'expression-bad'],
    ['(1', 'expression-bad'],
    ['1 2', 'expression-bad'],
    ['x', 'expression-name'],
    ['constructor(1)', 'expression-name'],
    ['process.exit(1)', 'expression-name'],
    ['1;2', 'expression-bad'],
    [`${'('.repeat(60)}1${')'.repeat(60)}`, 'expression-deep'],
  ])('refuses %j', (text, code) => {
    expect(() => calculate(text)).toThrow(expect.objectContaining({ code }));
  });

  it('throws nothing but refusals', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        try {
          calculate(text);
        } catch (error) {
          expect(error).toBeInstanceOf(AttnError);
        }
      }),
    );
  });

  it('reads back what JavaScript computes', () => {
    const number = fc.integer({ min: 1, max: 99 }).map(String);
    const { sum } = fc.letrec<{ sum: string }>((tie) => ({
      sum: fc.oneof(
        { maxDepth: 4 },
        number,
        fc
          .tuple(tie('sum'), fc.constantFrom('+', '-', '*', '/'), tie('sum'))
          .map(([a, op, b]) => `(${a}${op}${b})`),
      ),
    }));
    fc.assert(
      fc.property(sum, (text) => {
        // biome-ignore lint/security/noGlobalEval: the oracle; digits, brackets and four signs only
        const expected = eval(text) as number;
        expect(calculate(text)).toBe(expected + 0);
      }),
    );
  });
});
