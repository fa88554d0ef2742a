import { make } from '../mechanisms/make.js';
import type { Node } from '../trace/record.js';
import { readSource } from './source.js';
import { fit, need, runStage, type StageTape } from './stage.js';
import { WHY_OPTIONS } from './traced.js';
import type { Command } from './types.js';

export const SCORES = ['dot', 'bilinear', 'additive', 'cosine'] as const;
type Leaf = (name: string, axes: readonly string[], shape: readonly number[]) => Node;

/** How well each query fits each key: a dot product unless `--with` names another score. */
export const scores: Command = {
  usage: '[Q=… K=…]',
  options: [{ name: 'with', kind: 'text', choices: SCORES }, { name: 'input', kind: 'file' }, ...WHY_OPTIONS],
  examples: [
    'attn scores Q="1 0; 0 1" K="1 1; 0 2"',
    'attn scores Q="1 0; 0 1" K="1 1; 0 2" --with cosine',
    'attn embed "the cat sat" -j | attn project -j | attn scores --with additive',
  ],
  async run(call, world) {
    const source = await readSource(call, world, { want: 'numbers', stdin: true });
    return runStage(source, call, world, (stage) => {
      const Q = need(stage, 'Q', 'project');
      const K = need(stage, 'K', 'project');
      const leaf: Leaf = (name, axes, shape) =>
        stage.find(name) ?? madeLeaf(stage, name, axes, shape, world.seed);
      return score(stage.t, String(call.options.with ?? 'dot'), Q, K, leaf).as(stage.fresh('scores'));
    });
  },
};

function score(t: StageTape['t'], how: string, Q: Node, K: Node, leaf: Leaf): Node {
  const [d_q, d_k] = [Q.shape.at(-1)!, K.shape.at(-1)!];
  if (how === 'dot' || how === 'cosine') fit('d_k', [K, -1], [Q, -1]);
  switch (how) {
    case 'bilinear': {
      // qᵀ W k. Luong et al. 2015, "general"
      const W = leaf('W', [Q.axes.at(-1)!, K.axes.at(-1)!], [d_q, d_k]);
      fit('d_q', [W, 0], [Q, -1]);
      fit('d_k', [W, 1], [K, -1]);
      return t.matmul(t.matmul(Q, W), K, { bT: true });
    }
    case 'additive': {
      // vᵀ tanh(q W_q + k W_k). Bahdanau et al. 2015
      const W_q = leaf('W_q', [Q.axes.at(-1)!, 'd_a'], [d_q, d_q]);
      const W_k = leaf('W_k', [K.axes.at(-1)!, 'd_a'], [d_k, W_q.shape[1]!]);
      const v = leaf('v', ['d_a'], [W_q.shape[1]!]);
      fit('d_q', [W_q, 0], [Q, -1]);
      fit('d_k', [W_k, 0], [K, -1]);
      fit('d_a', [W_k, 1], [W_q, 1]);
      fit('d_a', [v, 0], [W_q, 1]);
      const q = t.expand(t.matmul(Q, W_q), { axis: 1, times: 1, letter: '1' }); // n×1×d_a
      const hidden = t.tanh(t.add(q, t.matmul(K, W_k))); //                          n×m×d_a
      return t.sum(t.multiply(hidden, v));
    }
    case 'cosine':
      // q·k / (|q| |k|)
      return t.matmul(t.divide(Q, t.norm(Q, { keep: true })), t.divide(K, t.norm(K, { keep: true })), {
        bT: true,
      });
    default:
      return t.matmul(Q, K, { bT: true });
  }
}

function madeLeaf(
  { t }: StageTape,
  name: string,
  axes: readonly string[],
  shape: readonly number[],
  seed: string,
): Node {
  const { value, origin } = make('weight', name, shape, [], seed);
  return t.input(name, value, axes, { origin });
}
