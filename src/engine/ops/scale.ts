import { unary } from '../elementwise.js';
import { call, named, num } from '../expression.js';

/** y = x · by. The factor keeps its formula, so that 1/√d_k is read as such. */
export const scale = unary<{ by: number; formula?: string }>({
  name: 'scale',
  value: (x, { by }) => x * by,
  slope: (_x, _y, { by }) => by,
  cell: (x, { by, formula }) => call('multiply', x, formula ? named(formula, num(by)) : num(by)),
  formula: (x, { by, formula }) => `${x} · ${formula ?? by}`,
});
