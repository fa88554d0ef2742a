import { unary } from '../elementwise.js';
import { call, type Expression, num } from '../expression.js';

/**
 * y = 1 / (1 + e^(−x)), which overflows to the right limit on either side; dy/dx = y (1 − y), written
 * with e^(−|x|) so that it does not vanish before its time.
 */
export const sigmoid = unary({
  name: 'sigmoid',
  value: logistic,
  slope: logisticSlope,
  cell: logisticCell,
  formula: (x) => `σ(${x})`,
});

export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function logisticSlope(x: number): number {
  const small = Math.exp(-Math.abs(x));
  return small / (1 + small) ** 2;
}

export function logisticCell(x: Expression): Expression {
  return call('divide', num(1), call('sum', num(1), call('exp', call('negate', x))));
}
