import { unary } from '../elementwise.js';
import { call, num } from '../expression.js';

/** y = x right of 0, else α (eˣ − 1), α = 1 unless named. Clevert, Unterthiner & Hochreiter 2016. */
export const elu = unary<{ alpha?: number }>({
  name: 'elu',
  value: (x, { alpha = 1 }) => (x >= 0 ? x : alpha * (Math.exp(x) - 1)),
  slope: (x, _y, { alpha = 1 }) => (x > 0 ? 1 : alpha * Math.exp(x)),
  cell(x, { alpha = 1 }) {
    const left = call('multiply', num(alpha), call('subtract', call('exp', x), num(1)));
    return call('where', call('atLeast', x, num(0)), x, left);
  },
  formula: (x, { alpha = 1 }) => (alpha === 1 ? `ELU(${x})` : `ELU(${x}, α = ${alpha})`),
});
