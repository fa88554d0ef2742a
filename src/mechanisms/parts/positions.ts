import { fail } from '../../engine/error.js';
import { tensor } from '../../engine/tensor.js';
import type { Node } from '../../trace/record.js';
import type { Tape } from '../types.js';

/**
 * X + PE with PE[pos, 2i] = sin(pos / 10000^(2i/d)), PE[pos, 2i+1] = cos(the same); X (n×d), d even.
 * Vaswani et al. 2017, §3.5. Steps: pos, exponent, wavelength, angle, sin, cos, PE, X_pos.
 * @throws positions-even
 */
export function addSinusoids(t: Tape, X: Node): Node {
  const [n, d] = X.shape.slice(-2) as [number, number];
  if (d % 2 !== 0) fail('positions-even', { d });
  const [rows, columns] = X.axes.slice(-2) as [string, string];
  const half = Array.from({ length: d / 2 }, (_, i) => i);
  const pos = t.input(
    'pos',
    tensor(
      [n, 1],
      Array.from({ length: n }, (_, i) => i),
    ),
    [rows, '1'],
    {
      origin: 'constant',
    },
  );
  const exponent = t.input(
    'exponent',
    tensor(
      [1, d / 2],
      half.map((i) => (2 * i) / d),
    ),
    ['1', `${columns}/2`],
    {
      origin: 'constant',
    },
  );
  const wavelength = t.raise(exponent, { base: 10000 }).as('wavelength');
  const angle = t.divide(pos, wavelength).as('angle');
  const PE = t.interleave(t.sin(angle).as('sin'), t.cos(angle).as('cos')).as('PE');
  return t.add(X, PE).as('X_pos');
}
