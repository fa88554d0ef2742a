import { tensor } from '../../engine/tensor.js';
import type { Node } from '../../trace/record.js';
import { edges, exampleTokens } from '../declare.js';
import type { Tape } from '../types.js';

/** A friendship graph: Ann – Bob, Ann – Cem, Bob – Cem, Cem – Dan; a taste and a rating each. */
export const FRIENDS = {
  labels: { n: ['Ann', 'Bob', 'Cem', 'Dan'], F: ['taste', 'rating'] },
  X: exampleTokens(
    [
      [1, 5],
      [1, 4],
      [-1, 1],
      [-1, 2],
    ],
    'n',
    'F',
  ),
  A: edges(
    [
      [0, 1, 1, 0],
      [1, 0, 1, 0],
      [1, 1, 0, 1],
      [0, 0, 1, 0],
    ],
    'n',
    'n',
  ),
} as const;

/** The edges, and from each node one to itself, where there is none: max(A, I), step `A_tilde` (n×n). */
export function withSelfLoops(t: Tape, A: Node): Node {
  const n = A.shape[0]!;
  const diagonal = Array.from({ length: n * n }, (_, flat) => (flat % (n + 1) === 0 ? 1 : 0));
  const I = t.input('I', tensor([n, n], diagonal), A.axes, { origin: 'constant', kind: 'mask' });
  return t.maximum(A, I).as('A_tilde');
}

/** The function σ at the end of a layer, by name; without a name for the result. */
export function activate(t: Tape, X: Node, activation: 'none' | 'relu' | 'elu'): Node {
  if (activation === 'none') return X;
  return activation === 'relu' ? t.relu(X) : t.elu(X);
}
