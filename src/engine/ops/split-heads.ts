import { wholeNumber } from '../check.js';
import { fail } from '../error.js';
import { headLetters } from '../notation.js';
import { stridesOf } from '../tensor.js';
import { view } from '../view.js';

/**
 * Each row cut into h pieces of equal width, one a head: (… n × h·d) → (… h × n × d).
 * Vaswani et al. 2017, §3.2.2. @throws heads-split { shape, heads }
 */
export const splitHeads = view<{ heads: number }>({
  name: 'splitHeads',
  axes([x], { heads }) {
    const [h, d] = headLetters(x!.axes.at(-1)!, heads);
    return [...x!.axes.slice(0, -2), h, x!.axes.at(-2)!, d];
  },
  layout([shape], { heads }) {
    const h = wholeNumber('heads', heads, 1);
    const width = shape!.at(-1) ?? 0;
    if (shape!.length < 2 || width % h !== 0) fail('heads-split', { shape, heads });
    const d = width / h;
    const split = [...shape!.slice(0, -2), h, shape!.at(-2)!, d];
    const strides = [...stridesOf(shape!).slice(0, -2), d, width, 1];
    return { shape: split, pieces: [{ through: split, from: { offset: 0, strides } }] };
  },
  formula: ([x], { heads }) => `split(${x}, h = ${heads})`,
});
