import { fail } from '../../engine/error.js';
import type { Node } from '../../trace/record.js';
import type { Tape } from '../types.js';
import { attend } from './attend.js';
import { linear } from './linear.js';
import { maskFor } from './mask.js';

export interface HeadWeights {
  readonly W_Q: Node;
  readonly W_K: Node;
  readonly W_V: Node;
  readonly W_O: Node;
  readonly b_Q?: Node | undefined;
  readonly b_K?: Node | undefined;
  readonly b_V?: Node | undefined;
  readonly b_O?: Node | undefined;
}

export interface HeadOptions {
  readonly heads: number;
  /** Heads of keys and values, each shared by as many query heads as fit; as many as `heads` unless named. */
  readonly groups?: number;
  readonly mask?: Node | undefined;
  readonly causal?: boolean;
  readonly temperature?: number;
}

/**
 * concat(head₁ … head_h) W_O, headᵢ = softmax(Qᵢ Kᵢᵀ / √d_k) Vᵢ, without a name for the result. Queries from
 * X (n×d_model), keys and values from Y (m×d_model) → n×d_out. Vaswani et al. 2017, §3.2.2.
 */
export function multiHeadAttention(t: Tape, X: Node, Y: Node, W: HeadWeights, options: HeadOptions): Node {
  const per_head = attendByHead(t, X, Y, W, options); //            h×n×d_v
  const concat = t.joinHeads(per_head).as('concat'); //             n×(h·d_v)
  return linear(t, concat, W.W_O, W.b_O); //                        n×d_out
}

/** The heads, not joined yet: step `per_head` (h×n×d_v). */
export function attendByHead(
  t: Tape,
  X: Node,
  Y: Node,
  W: Omit<HeadWeights, 'W_O' | 'b_O'>,
  { heads, groups = heads, mask, causal = false, temperature }: HeadOptions,
): Node {
  const Q = linear(t, X, W.W_Q, W.b_Q).as('Q'); //                  n×(h·d_k)
  const K = linear(t, Y, W.W_K, W.b_K).as('K'); //                  m×(h·d_k)
  const V = linear(t, Y, W.W_V, W.b_V).as('V'); //                  m×(h·d_v)
  const Q_h = t.splitHeads(Q, { heads }).as('Q_h'); //              h×n×d_k
  const K_h = shared(t, K, 'K', heads, groups); //                  h×m×d_k
  const V_h = shared(t, V, 'V', heads, groups);
  const visible = maskFor(t, mask, causal, Q, K);
  return attend(t, Q_h, K_h, V_h, visible, temperature).as('per_head');
}

/** Keys or values by head; where query heads share them, one for a group first: `K_g` (g×m×d), then `K_h`. */
function shared(t: Tape, X: Node, name: string, heads: number, groups: number): Node {
  const split = t.splitHeads(X, { heads: groups });
  if (groups === heads) return split.as(`${name}_h`);
  if (heads % groups !== 0) fail('groups-divide', { heads, groups });
  const times = heads / groups;
  return t.repeat(split.as(`${name}_g`), { axis: 0, times, letter: 'h' }).as(`${name}_h`);
}
