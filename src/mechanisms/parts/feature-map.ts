import type { Node } from '../../trace/record.js';
import type { Tape } from '../types.js';

/** φ(x) = elu(x) + 1, positive everywhere, without a name. Katharopoulos et al. 2020, §3.2.1. */
export function eluPlusOne(t: Tape, x: Node): Node {
  return t.shift(t.elu(x), { by: 1, formula: '1' });
}
