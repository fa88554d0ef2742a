import type { Node } from '../../trace/record.js';
import type { Tape } from '../types.js';

/** x / ‖x‖ by row, without a name; a row of zeros stays one (as in torch.nn.functional.normalize). */
export function unit(t: Tape, X: Node): Node {
  return t.divide(X, t.clip(t.norm(X, { keep: true }), { least: 1e-12 }));
}
