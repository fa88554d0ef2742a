import { unary } from '../elementwise.js';
import { call, type Expression, erf, named, num } from '../expression.js';

const INNER = Math.sqrt(2 / Math.PI);
const CUBIC = 0.044715;

/**
 * y = x Φ(x), Φ the normal distribution: ½ (1 + erf(x/√2)), or with `approximate: 'tanh'`
 * ½ (1 + tanh(√(2/π) (x + 0.044715 x³))). Hendrycks & Gimpel 2016, §2.
 */
export const gelu = unary<{ approximate?: 'tanh' }>({
  name: 'gelu',
  value: (x, { approximate }) => x * (0.5 * (1 + (approximate ? Math.tanh(inner(x)) : erf(x / Math.SQRT2)))),
  slope(x, _y, { approximate }) {
    if (!approximate) {
      return 0.5 * (1 + erf(x / Math.SQRT2)) + (x * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
    }
    const t = Math.tanh(inner(x));
    return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * INNER * (1 + 3 * CUBIC * x * x);
  },
  cell(x, { approximate }) {
    const bend = approximate ? call('tanh', innerCell(x)) : call('erf', call('divide', x, num(Math.SQRT2)));
    return call('multiply', x, named('Φ', call('multiply', num(0.5), call('sum', num(1), bend))));
  },
  formula: (x, { approximate }) => (approximate ? `GELU(${x}, tanh)` : `GELU(${x})`),
});

function inner(x: number): number {
  return INNER * (x + CUBIC * x * x * x);
}

function innerCell(x: Expression): Expression {
  const sum = call('sum', x, call('multiply', num(CUBIC), x, x, x));
  return call('multiply', named('√(2/π)', num(INNER)), sum);
}
