import { unary } from '../elementwise.js';
import { call, num } from '../expression.js';

/** y = x right of 0, else slope · x (0.01 unless named). Maas, Hannun & Ng 2013. */
export const leakyRelu = unary<{ slope?: number }>({
  name: 'leakyRelu',
  value: (x, { slope = 0.01 }) => (x >= 0 ? x : slope * x),
  slope: (x, _y, { slope = 0.01 }) => (x > 0 ? 1 : slope),
  cell: (x, { slope = 0.01 }) =>
    call('where', call('atLeast', x, num(0)), x, call('multiply', num(slope), x)),
  formula: (x, { slope = 0.01 }) => `LeakyReLU(${x}, ${slope})`,
});
