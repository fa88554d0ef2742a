import { unary } from '../elementwise.js';
import { call, num } from '../expression.js';

/** x − by · ⌊x / by⌋: the column of a place that was counted row by row. torch.remainder. A choice: no gradient. */
export const remainder = unary<{ by: number }>({
  name: 'remainder',
  kind: 'index',
  value: (x, { by }) => x - by * Math.floor(x / by),
  slope: null,
  cell: (x, { by }) =>
    call('subtract', x, call('multiply', num(by), call('floor', call('divide', x, num(by))))),
  formula: (x, { by }) => `${x} mod ${by}`,
});
