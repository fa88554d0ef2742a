import type { Node } from '../../trace/record.js';
import type { Tape } from '../types.js';

/** X · W, plus b where there is one; W (in × out) on the right. */
export function linear(t: Tape, X: Node, W: Node, b?: Node): Node {
  const product = t.matmul(X, W);
  return b ? t.add(product, b) : product;
}
