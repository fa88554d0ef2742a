import { fail } from '../../engine/error.js';
import type { Axes } from '../../engine/op.js';
import { type Shape, tensor } from '../../engine/tensor.js';
import type { Node } from '../../trace/record.js';
import type { Tape } from '../types.js';

/** The scores a causal mask is for: (… n×m). */
interface Pairing {
  readonly causal: boolean;
  readonly shape: Shape;
  readonly axes: Axes;
}

/**
 * The mask of a run, 1 = visible: the user's, the causal one (query i sees keys 0 … i), or both at once.
 * @throws causal-square when there are not as many keys as queries
 */
export function maskOf(t: Tape, mask: Node | undefined, { causal, shape, axes }: Pairing): Node | undefined {
  if (!causal) return mask;
  const [n, m] = shape.slice(-2) as [number, number];
  if (n !== m) fail('causal-square', { n, m });
  const lower = Array.from({ length: n * m }, (_, i) => (i % m <= Math.floor(i / m) ? 1 : 0));
  const name = mask ? 'causal' : 'mask';
  const causalMask = t.input(name, tensor([n, m], lower), axes.slice(-2), {
    origin: 'constant',
    kind: 'mask',
  });
  return mask ? t.multiply(mask, causalMask).as('visible') : causalMask;
}

/** What Q Kᵀ will be masked with. */
export function maskFor(
  t: Tape,
  mask: Node | undefined,
  causal: boolean,
  Q: Node,
  K: Node,
): Node | undefined {
  return maskOf(t, mask, {
    causal,
    shape: [Q.shape.at(-2)!, K.shape.at(-2)!],
    axes: [Q.axes.at(-2)!, K.axes.at(-2)!],
  });
}
