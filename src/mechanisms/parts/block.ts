import type { Node } from '../../trace/record.js';
import { made, optional, weight } from '../declare.js';
import type { Bound, InputSpecs, Tape } from '../types.js';
import { feedForward } from './feed-forward.js';
import { multiHeadAttention } from './multi-head.js';

/** Before each sub-layer (pre) or after the residual sum (post): Xiong et al. 2020, figure 1. */
export type Norm = 'pre' | 'post';

/** Gain and bias of a layer norm. */
export type Gains = readonly [gamma: Node, beta: Node];

export const HEADS = {
  W_Q: weight('d_model', 'h·d_k'),
  W_K: weight('d_model', 'h·d_k'),
  W_V: weight('d_model', 'h·d_v'),
  W_O: weight('h·d_v', 'd_model'),
  b_Q: optional('h·d_k'),
  b_K: optional('h·d_k'),
  b_V: optional('h·d_v'),
  b_O: optional('d_model'),
} as const satisfies InputSpecs;

type Heads = typeof HEADS;
type Called<S extends string> = { readonly [K in keyof Heads as `${K}_${S}`]: Heads[K] };

/** The heads of one attention among several: W_Q_self, W_K_self … */
export const headsCalled = <S extends string>(which: S) =>
  Object.fromEntries(Object.entries(HEADS).map(([name, spec]) => [`${name}_${which}`, spec])) as Called<S>;

/** Those heads by their plain names. */
export function headsOf<S extends string>(W: Bound<Called<S>>, which: S): Bound<Heads> {
  const all = W as Readonly<Record<string, Node | undefined>>;
  const heads = Object.keys(HEADS).map((name) => [name, all[`${name}_${which}`]]);
  return Object.fromEntries(heads) as Bound<Heads>;
}

export const FEED_FORWARD = {
  W_1: weight('d_model', 'd_ff'),
  W_2: weight('d_ff', 'd_model'),
  b_1: optional('d_ff'),
  b_2: optional('d_model'),
} as const satisfies InputSpecs;

/** What an encoder block has learned. */
export const ENCODER = {
  ...HEADS,
  gamma_1: made('ones', 'd_model'),
  beta_1: made('zeros', 'd_model'),
  ...FEED_FORWARD,
  gamma_2: made('ones', 'd_model'),
  beta_2: made('zeros', 'd_model'),
} as const satisfies InputSpecs;

export interface EncoderOptions {
  readonly heads: number;
  readonly norm: Norm;
  readonly activation: 'relu' | 'gelu';
  readonly mask?: Node | undefined;
  readonly causal?: boolean;
}

/**
 * One encoder block, (n×d_model) → the same, without a name for the result. Post: X₁ = LN(X + MHA(X)),
 * LN(X₁ + FFN(X₁)); pre: X₁ = X + MHA(LN(X)), X₁ + FFN(LN(X₁)). Scopes `self` and `ffn`; X₁ is step `X_1`.
 */
export function encoderLayer(
  t: Tape,
  X: Node,
  W: Bound<typeof ENCODER>,
  { heads, norm, activation, mask, causal }: EncoderOptions,
): Node {
  const X_1 = sublayer(t, 'self', norm, X, [W.gamma_1, W.beta_1], (s, x) =>
    multiHeadAttention(s, x, x, W, { heads, mask, causal }),
  ).as('X_1');
  return sublayer(t, 'ffn', norm, X_1, [W.gamma_2, W.beta_2], (s, x) => feedForward(s, x, W, activation));
}

/** X + f(X) with a layer norm, without a name. Steps in the scope: those of f, `output` and `sum`, or `normed` first. */
export function sublayer(
  t: Tape,
  scope: string,
  norm: Norm,
  X: Node,
  [gamma, beta]: Gains,
  f: (t: Tape, x: Node) => Node,
): Node {
  if (norm === 'pre') {
    const added = t.scope(scope, (s) => f(s, s.layerNorm(X, gamma, beta).as('normed')).as('output'));
    return t.add(X, added);
  }
  const sum = t.scope(scope, (s) => s.add(X, f(s, X).as('output')).as('sum'));
  return t.layerNorm(sum, gamma, beta);
}
