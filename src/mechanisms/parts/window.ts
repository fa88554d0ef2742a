import { tensor } from '../../engine/tensor.js';
import type { Node } from '../../trace/record.js';
import type { Tape } from '../types.js';

/** Places 0 … m−1 as a row, the leaf `s`: an encoder's states as Luong et al. count them. */
export function places(t: Tape, states: Node): Node {
  const m = states.shape[0]!;
  const row = tensor(
    [1, m],
    Array.from({ length: m }, (_, i) => i),
  );
  return t.input('s', row, ['1', states.axes[0]!], { origin: 'constant' });
}

/**
 * The mask of a window: 1 where |s − p_t| ≤ D, of `offset` = s − p_t (n×m); steps `D` and `mask`. With a mask
 * of the user's, both must let through. Luong et al. 2015, §3.2.
 */
export function windowMask(t: Tape, offset: Node, D: number, mask?: Node): Node {
  const half = t.input('D', tensor([], [D]), [], { origin: 'constant' });
  const window = t.atLeast(half, t.abs(offset)).as(mask ? 'window' : 'mask');
  return mask ? t.multiply(mask, window).as('visible') : window;
}
