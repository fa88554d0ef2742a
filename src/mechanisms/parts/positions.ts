import { fail } from '../../engine/error.js';
import { tensor } from '../../engine/tensor.js';
import type { Node } from '../../trace/record.js';
import type { Tape } from '../types.js';

/** The places 0 … n−1 of the rows of X, a column (n×1): step `pos`. */
function placesOf(t: Tape, X: Node): Node {
  const [n, letter] = [X.shape.at(-2)!, X.axes.at(-2)!];
  const places = Array.from({ length: n }, (_, i) => i);
  return t.input('pos', tensor([n, 1], places), [letter, '1'], { origin: 'constant' });
}

/**
 * pos / base^(2i/d), one angle a row of X (n×d) and pair of features → n×d/2. Vaswani et al. 2017, §3.5; the
 * same in Su et al. 2021, equation 15. Steps: pos, exponent, wavelength, angle. @throws positions-even
 */
export function angles(t: Tape, X: Node, base = 10000): Node {
  const d = X.shape.at(-1)!;
  if (d % 2 !== 0) fail('positions-even', { d });
  const pos = placesOf(t, X);
  const fractions = Array.from({ length: d / 2 }, (_, i) => (2 * i) / d);
  const exponent = t.input('exponent', tensor([1, d / 2], fractions), ['1', `${X.axes.at(-1)}/2`], {
    origin: 'constant',
  });
  const wavelength = t.raise(exponent, { base }).as('wavelength');
  return t.divide(pos, wavelength).as('angle');
}

/**
 * PE[pos, 2i] = sin(pos / 10000^(2i/d)), PE[pos, 2i+1] = cos(the same), for the rows of X (n×d), d even.
 * Vaswani et al. 2017, §3.5. Steps: those of `angles`, then sin, cos, PE. @throws positions-even
 */
export function sinusoids(t: Tape, X: Node): Node {
  const angle = angles(t, X);
  return t.interleave(t.sin(angle).as('sin'), t.cos(angle).as('cos')).as('PE');
}

/** X + PE, as step `X_pos`. @throws positions-even */
export function addSinusoids(t: Tape, X: Node): Node {
  return t.add(X, sinusoids(t, X)).as('X_pos');
}

/**
 * X + P[0 … n−1]: the first n rows of a learned table P (L×d), without a name; the places are step `pos`.
 * Gehring et al. 2017, §3.1. @throws positions-past when there are more rows than the table has
 */
export function addLearned(t: Tape, X: Node, P: Node): Node {
  const [n, letter] = [X.shape.at(-2)!, X.axes.at(-2)!];
  const length = P.shape[0]!;
  if (n > length) fail('positions-past', { n, length });
  const places = Array.from({ length: n }, (_, i) => i);
  const pos = t.input('pos', tensor([n], places), [letter], { origin: 'constant', kind: 'index' });
  return t.add(X, t.gather(P, pos).as('P_pos'));
}

/** The first pair of features turned by its angle, and so on: x ⊙ cos + (−x₁, x₀, …) ⊙ sin. Su et al. 2021, equation 34. */
export function rotate(t: Tape, X: Node, cos: Node, sin: Node): Node {
  return t.add(t.multiply(X, cos), t.multiply(t.pairSwap(X), sin));
}
