import { fail } from '../error.js';
import { times } from '../notation.js';
import { stridesOf } from '../tensor.js';
import { view } from '../view.js';

/**
 * The heads side by side again, the first one leftmost: (… h × n × d) → (… n × h·d).
 * Vaswani et al. 2017, §3.2.2. @throws heads-join { shape }
 */
export const joinHeads = view({
  name: 'joinHeads',
  axes([x]) {
    const [h, n, d] = x!.axes.slice(-3) as [string, string, string];
    return [...x!.axes.slice(0, -3), n, times(h, d)];
  },
  layout([shape]) {
    if (shape!.length < 3) fail('heads-join', { shape });
    const lead = shape!.slice(0, -3);
    const [h, n, d] = shape!.slice(-3) as [number, number, number];
    const strides = [...stridesOf(shape!).slice(0, -3), d, n * d, 1];
    return {
      shape: [...lead, n, h * d],
      pieces: [{ through: [...lead, n, h, d], from: { offset: 0, strides } }],
    };
  },
  formula: ([x]) => `join(${x})`,
});
