import { unary } from '../elementwise.js';
import { call, num } from '../expression.js';

/** y = x, but not under `least` and not over `most`; dy/dx = 1 within the bounds (and on them), else 0. */
export const clip = unary<{ least?: number; most?: number }>({
  name: 'clip',
  value: (x, { least = -Infinity, most = Infinity }) => Math.min(most, Math.max(least, x)),
  slope: (x, _y, { least = -Infinity, most = Infinity }) => (x >= least && x <= most ? 1 : 0),
  cell(x, { least, most }) {
    const raised = least === undefined ? x : call('max', num(least), x);
    return most === undefined ? raised : call('min', num(most), raised);
  },
  formula(x, { least, most }) {
    const raised = least === undefined ? x : `max(${least}, ${x})`;
    return most === undefined ? raised : `min(${most}, ${raised})`;
  },
});
