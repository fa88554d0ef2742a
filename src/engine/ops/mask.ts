import { binary } from '../elementwise.js';
import { call, num } from '../expression.js';

/** The score where the mask is 1, `hidden` (−∞ unless named) where it is 0; the mask broadcasts. */
export const mask = binary<{ hidden?: number }>({
  name: 'mask',
  value: (x, visible, { hidden = -Infinity }) => (visible !== 0 ? x : hidden),
  slopes: [(_x, visible) => (visible !== 0 ? 1 : 0), null],
  cell: (x, visible, { hidden = -Infinity }) => call('where', visible, x, num(hidden)),
  formula: (x, visible, { hidden = -Infinity }) =>
    `${x} where ${visible}, else ${hidden === -Infinity ? '−∞' : hidden}`,
});
