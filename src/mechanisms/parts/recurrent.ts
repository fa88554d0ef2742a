import type { Node } from '../../trace/record.js';
import type { Tape } from '../types.js';
import { linear } from './linear.js';
import { type LstmState, lstm } from './lstm.js';

/** As torch.nn.GRU and LSTM keep them, transposed: the gates stand one beside another. */
export interface CellWeights {
  readonly W_ih: Node;
  readonly W_hh: Node;
  readonly b_ih?: Node | undefined;
  readonly b_hh?: Node | undefined;
}

/** The k-th gate's part of a row of gates, each d wide. */
const gate = (t: Tape, row: Node, k: number, d: number): Node =>
  t.slice(row, { axis: 1, start: k * d, end: (k + 1) * d });

/**
 * One step of a GRU, x (1×d_x), h (1×d_h) → 1×d_h without a name; steps r, z, n.
 * r = σ(x W_ir + h W_hr), z = σ(x W_iz + h W_hz), n = tanh(x W_in + r ⊙ (h W_hn)), (1 − z) ⊙ n + z ⊙ h.
 * The order of gates and the place of r are PyTorch's; Cho et al. 2014 have (r ⊙ h) W_hn.
 */
export function gruCell(t: Tape, x: Node, h: Node, W: CellWeights): Node {
  const d = h.shape[1]!;
  const fromX = linear(t, x, W.W_ih, W.b_ih); // 1×(3·d_h)
  const fromH = linear(t, h, W.W_hh, W.b_hh); // 1×(3·d_h)
  const r = t.sigmoid(t.add(gate(t, fromX, 0, d), gate(t, fromH, 0, d))).as('r');
  const z = t.sigmoid(t.add(gate(t, fromX, 1, d), gate(t, fromH, 1, d))).as('z');
  const n = t.tanh(t.add(gate(t, fromX, 2, d), t.multiply(r, gate(t, fromH, 2, d)))).as('n');
  const rest = t.shift(t.scale(z, { by: -1 }), { by: 1 });
  return t.add(t.multiply(rest, n), t.multiply(z, h));
}

/** Calls `step` on every row of X (n×d) in turn, in scopes t0, t1 …, each with what the one before handed on. */
export function steps<S>(t: Tape, X: Node, first: S, step: (t: Tape, x: Node, state: S) => S): S[] {
  const states: S[] = [];
  for (let i = 0; i < X.shape[0]!; i++) {
    states.push(
      t.scope(`t${i}`, (s) => step(s, s.slice(X, { axis: 0, start: i, end: i + 1 }), states.at(-1) ?? first)),
    );
  }
  return states;
}

/** Rows (1×d each) one under another, along the axis that X has: n×d without a name. */
export function stackRows(t: Tape, rows: readonly Node[], like: Node): Node {
  return t.concat(...rows, { axis: 0, letter: like.axes[0]! });
}

/** Every state of a GRU over the rows of X, from h (1×d_h): scopes t0, t1 …, result n×d_h without a name. */
export function runGru(t: Tape, X: Node, h: Node, W: CellWeights): Node {
  return stackRows(
    t,
    steps(t, X, h, (s, x, state) => gruCell(s, x, state, W).as('h')),
    X,
  );
}

/**
 * Every state of an LSTM over the rows of X, from h and c (1×d_h): scopes t0, t1 …. PyTorch's two biases are
 * one here, their sum, the step `b`.
 */
export function runLstm(
  t: Tape,
  X: Node,
  first: LstmState,
  { W_ih, W_hh, b_ih, b_hh }: CellWeights,
): LstmState[] {
  const b = b_ih && b_hh ? t.add(b_ih, b_hh).as('b') : (b_ih ?? b_hh);
  return steps(t, X, first, (s, x, state) => lstm(s, x, state, { W_x: W_ih, W_h: W_hh, b }));
}
