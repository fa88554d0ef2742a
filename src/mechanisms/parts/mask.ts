import { fail } from '../../engine/error.js';
import type { Axes } from '../../engine/op.js';
import { type Shape, tensor, zeros } from '../../engine/tensor.js';
import type { Node } from '../../trace/record.js';
import type { Tape } from '../types.js';

/** The scores a mask is for: (… n×m). */
interface Pairing {
  readonly shape: Shape;
  readonly axes: Axes;
}

/**
 * The mask of a run, 1 = visible: the user's, the causal one (query i sees keys 0 … i), or both at once.
 * @throws causal-square when there are not as many keys as queries
 */
export function maskOf(
  t: Tape,
  mask: Node | undefined,
  { causal, ...scores }: Pairing & { readonly causal: boolean },
): Node | undefined {
  if (!causal) return mask;
  const [n, m] = scores.shape.slice(-2);
  if (n !== m) fail('causal-square', { n, m });
  const lower = pattern(t, mask ? 'causal' : 'mask', scores, (query, key) => key <= query);
  return mask ? t.multiply(mask, lower).as('visible') : lower;
}

/** A mask that places alone decide, as a leaf (n×m): 1 where the query at its place sees the key at its own. */
export function pattern(
  t: Tape,
  name: string,
  { shape, axes }: Pairing,
  sees: (query: number, key: number) => boolean,
): Node {
  const [n, m] = shape.slice(-2) as [number, number];
  const cells = zeros([n, m]).data.map((_, i) => (sees(Math.floor(i / m), i % m) ? 1 : 0));
  return t.input(name, tensor([n, m], cells), axes.slice(-2), { origin: 'constant', kind: 'mask' });
}

/** The scores Q Kᵀ will be: shape and axes. */
export function pairing(Q: Node, K: Node): Pairing {
  return { shape: [Q.shape.at(-2)!, K.shape.at(-2)!], axes: [Q.axes.at(-2)!, K.axes.at(-2)!] };
}

/** What Q Kᵀ will be masked with. */
export function maskFor(
  t: Tape,
  mask: Node | undefined,
  causal: boolean,
  Q: Node,
  K: Node,
): Node | undefined {
  return maskOf(t, mask, { causal, ...pairing(Q, K) });
}
