import { fail } from '../../engine/error.js';
import { tensor } from '../../engine/tensor.js';
import type { Node } from '../../trace/record.js';
import type { Tape } from '../types.js';

/**
 * The mask of a run, 1 = visible: the user's, the causal one (query i sees keys 0 … i), or both at once.
 * @throws causal-square when there are not as many keys as queries
 */
export function maskOf(t: Tape, mask: Node | undefined, causal: boolean, Q: Node, K: Node): Node | undefined {
  if (!causal) return mask;
  const [n, m] = [Q.shape.at(-2)!, K.shape.at(-2)!];
  if (n !== m) fail('causal-square', { n, m });
  const lower = tensor(
    [n, m],
    Array.from({ length: n * m }, (_, i) => (i % m <= Math.floor(i / m) ? 1 : 0)),
  );
  const axes = [Q.axes.at(-2)!, K.axes.at(-2)!];
  const causalMask = t.input(mask ? 'causal' : 'mask', lower, axes, { origin: 'constant', kind: 'mask' });
  return mask ? t.multiply(mask, causalMask).as('visible') : causalMask;
}
