import { unary } from '../elementwise.js';
import { call, named, num } from '../expression.js';

/** y = x + by. The term keeps its formula, as the factor of `scale` does. */
export const shift = unary<{ by: number; formula?: string }>({
  name: 'shift',
  value: (x, { by }) => x + by,
  slope: () => 1,
  cell: (x, { by, formula }) => call('sum', x, formula ? named(formula, num(by)) : num(by)),
  formula: (x, { by, formula }) => `${x} + ${formula ?? by}`,
});
