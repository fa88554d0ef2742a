import type { Node } from '../../trace/record.js';
import type { Tape } from '../types.js';

/** W_x (d×4·d_h) and W_h (d_h×4·d_h) hold input, forget, candidate and output gate side by side, as PyTorch does. */
export interface LstmWeights {
  readonly W_x: Node;
  readonly W_h: Node;
  readonly b?: Node | undefined;
}

export interface LstmState {
  readonly h: Node;
  readonly c: Node;
}

/**
 * One step: c' = f ⊙ c + i ⊙ g, h' = o ⊙ tanh(c'), with i, f, o = σ(x W_x + h W_h + b) and g = tanh of the same.
 * x (1×d), h and c (1×d_h); steps gates, i, f, g, o, c, h. Hochreiter & Schmidhuber 1997, with a forget gate.
 */
export function lstm(t: Tape, x: Node, { h, c }: LstmState, { W_x, W_h, b }: LstmWeights): LstmState {
  const d_h = h.shape.at(-1)!;
  const sum = t.add(t.matmul(x, W_x), t.matmul(h, W_h));
  const gates = (b ? t.add(sum, b) : sum).as('gates'); //                      1×(4·d_h)
  const quarter = (k: number) => t.slice(gates, { axis: -1, start: k * d_h, end: (k + 1) * d_h });
  const i = t.sigmoid(quarter(0)).as('i');
  const f = t.sigmoid(quarter(1)).as('f');
  const g = t.tanh(quarter(2)).as('g');
  const o = t.sigmoid(quarter(3)).as('o');
  const kept = t.add(t.multiply(f, c), t.multiply(i, g)).as('c'); //           1×d_h
  return { h: t.multiply(o, t.tanh(kept)).as('h'), c: kept };
}
