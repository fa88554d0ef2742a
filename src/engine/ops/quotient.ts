import { unary } from '../elementwise.js';
import { call, num } from '../expression.js';

/** ⌊x / by⌋: the row of a place that was counted row by row, `by` to a row. torch.floor_divide. A choice: no gradient. */
export const quotient = unary<{ by: number }>({
  name: 'quotient',
  kind: 'index',
  value: (x, { by }) => Math.floor(x / by),
  slope: null,
  cell: (x, { by }) => call('floor', call('divide', x, num(by))),
  formula: (x, { by }) => `⌊${x} / ${by}⌋`,
});
