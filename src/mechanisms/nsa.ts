import { fail } from '../engine/error.js';
import type { Node } from '../trace/record.js';
import { integer, tokens, weight } from './declare.js';
import { PAPERS } from './papers.js';
import { attend, scaledScores } from './parts/attend.js';
import { membership, pick } from './parts/blocks.js';
import { pairing, pattern } from './parts/mask.js';
import { mechanism, type Tape } from './types.js';

/**
 * One head, with blocks that do not overlap (l = d = l′), where the weights of the compressed blocks are at once
 * the scores of selection. φ is an MLP on a block's keys with their places inside it; it is not the same for values.
 * K and V are shared, as in the formulas; in training the paper gives each branch its own.
 */
export const nsa = mechanism({
  title: { en: 'Native sparse attention (NSA)', zh: '原生稀疏注意力（NSA）' },
  summary: {
    en: 'blocks squeezed, blocks selected, a window: gated and summed',
    zh: '压缩块、精选块、滑动窗口三路，由门加权求和',
  },
  formula: 'Σ_c g_c softmax(q K̃_cᵀ / √d_k) Ṽ_c,  c ∈ {cmp, slc, win},  g = σ(X W_g)',
  paper: PAPERS['yuan-2025'],
  inputs: {
    X: tokens('n', 'd_model'),
    W_Q: weight('d_model', 'd_k'),
    W_K: weight('d_model', 'd_k'),
    W_V: weight('d_model', 'd_v'),
    PE_K: weight('l', 'd_k'),
    PE_V: weight('l', 'd_v'),
    W_1K: weight('l·d_k', 'd_φ'),
    W_1V: weight('l·d_v', 'd_φ'),
    W_2K: weight('d_φ', 'd_k'),
    W_2V: weight('d_φ', 'd_v'),
    W_g: weight('d_model', 'c'),
  },
  labels: { n: ['the', 'small', 'cat', 'sat', 'down', 'here'], c: ['cmp', 'slc', 'win'] },
  params: { block: integer(2, { axis: 'l' }), select: integer(1), window: integer(2) },
  about: {
    window: {
      en: 'how many tokens the window has: its own and those before',
      zh: '窗口有几个词元：自己和前面的',
    },
  },
  sizes: { d_k: 2, d_v: 2, d_φ: 4 },
  run(t, { X, W_Q, W_K, W_V, PE_K, PE_V, W_1K, W_1V, W_2K, W_2V, W_g }, { block, select, window }) {
    const n = X.shape[0]!;
    if (n < block) fail('tokens-few', { tokens: n, least: block });
    const Q = t.matmul(X, W_Q).as('Q');
    const K = t.matmul(X, W_K).as('K');
    const V = t.matmul(X, W_V).as('V');
    const g = t.sigmoid(t.matmul(X, W_g)).as('g'); //                             n×3
    const none = pattern(t, 'none', { shape: [n, 1], axes: ['n', '1'] }, (i) => i < block - 1);
    const K_cmp = compress(t, inBlocks(t, K, PE_K).as('K_blocks'), W_1K, W_2K).as('K_cmp'); //                b×d_k
    const V_cmp = compress(t, inBlocks(t, V, PE_V).as('V_blocks'), W_1V, W_2V).as('V_cmp'); //                b×d_v
    const whole = pattern(t, 'whole', pairing(Q, K_cmp), (i, b) => (b + 1) * block - 1 <= i);
    const p = t.scope('cmp', (s) => weighSome(s, scaledScores(s, Q, K_cmp), whole, none)); // n×b
    const cmp = t.matmul(p, V_cmp).as('cmp.o');
    const slc = t.scope('slc', (s) => {
      const blocks = s.multiply(pick(s, p, select), whole).as('blocks'); //       n×b
      const member = s.slice(membership(s, K, block), { axis: 0, start: 0, end: K_cmp.shape[0]! });
      const visible = s.matmul(blocks, member).as('visible'); //                  n×n
      return s.matmul(weighSome(s, scaledScores(s, Q, K), visible, none), V).as('o');
    });
    const win = t.scope('win', (s) => {
      const near = pattern(s, 'mask', pairing(Q, K), (i, j) => j <= i && j > i - window);
      return attend(s, Q, K, V, near).as('o');
    });
    const gated = [cmp, slc, win].map((o, c) => t.multiply(t.slice(g, { axis: 1, start: c, end: c + 1 }), o));
    t.add(t.add(gated[0]!, gated[1]!), gated[2]!).as('output');
  },
});

/** Each whole block of l rows as one row, its rows with their places inside it: x (n×d), pe (l×d) → b×(l·d), without a name. */
function inBlocks(t: Tape, x: Node, pe: Node): Node {
  const [l, d] = pe.shape as [number, number];
  const b = Math.floor(x.shape[0]! / l);
  const rows = t.slice(x, { axis: 0, start: 0, end: b * l });
  const blocks = t.add(t.reshape(rows, { shape: [b, l, d], axes: `b,l,${pe.axes[1]}` }), pe);
  return t.reshape(blocks, { shape: [b, l * d], axes: `b,l·${pe.axes[1]}` });
}

/** φ(blocks) = relu(blocks W₁) W₂, without a name: b×(l·d) → b×d. */
function compress(t: Tape, blocks: Node, W_1: Node, W_2: Node): Node {
  return t.matmul(t.relu(t.matmul(blocks, W_1)), W_2);
}

/**
 * Softmax over what is visible. The first queries have no whole block behind them (`none`): there the softmax runs
 * over everything, so that it is defined, and then all of it is taken away.
 */
function weighSome(t: Tape, scaled: Node, visible: Node, none: Node): Node {
  const masked = t.mask(scaled, t.maximum(visible, none)).as('masked');
  return t.multiply(t.softmax(masked).as('shares'), visible).as('weights');
}
