import type { Node } from '../../trace/record.js';
import { example, exampleWeight, integer } from '../declare.js';
import type { Tape } from '../types.js';

/** An image of two channels: red holds one bright object, blue the same haze everywhere. */
export const IMAGE = {
  labels: { C: ['red', 'blue'], pool: ['mean', 'max'] },
  X: example(
    [
      [
        [0, 0, 0, 0],
        [0, 8, 8, 0],
        [0, 8, 8, 0],
        [0, 0, 0, 0],
      ],
      [
        [1, 1, 1, 1],
        [1, 1, 1, 1],
        [1, 1, 1, 1],
        [1, 1, 1, 1],
      ],
    ],
    'C',
    'H',
    'W',
  ),
  W_1: exampleWeight([[0.5], [-0.5]], 'C', 'c'),
  W_2: exampleWeight([[1, -1]], 'c', 'C'),
  f: exampleWeight(
    [
      [
        [0, 0, 0],
        [0, 1, 0],
        [0, 0, 0],
      ],
      [
        [-0.2, -0.2, -0.2],
        [-0.2, 1, -0.2],
        [-0.2, -0.2, -0.2],
      ],
    ],
    'pool',
    'k',
    'k',
  ),
} as const;

/** Channels in the middle of a bottleneck: C/r for the papers' reduction r. */
export const middle = integer(1, { axis: 'c' });

/** One number a channel, the mean or the largest of its map, without a name: X (C×H×W) → 1×C. */
export function pool(t: Tape, X: Node, how: 'mean' | 'max'): Node {
  const [C, H, W] = X.shape as [number, number, number];
  const maps = t.reshape(X, { shape: [1, C, H * W], axes: `1,${X.axes[0]},${X.axes[1]}·${X.axes[2]}` });
  return t[how](maps);
}

/** ReLU(z W_1) W_2 without a name for the result, step `hidden`; through fewer channels and back: 1×C → 1×C. */
export function bottleneck(t: Tape, z: Node, W_1: Node, W_2: Node): Node {
  const hidden = t.relu(t.matmul(z, W_1)).as('hidden'); // 1×c
  return t.matmul(hidden, W_2);
}

/** Every channel times its gate: X (C×H×W), s (1×C) → C×H×W, without a name. */
export function gateChannels(t: Tape, X: Node, s: Node): Node {
  return t.multiply(X, t.reshape(s, { shape: [s.shape[1]!, 1, 1], axes: `${s.axes[1]},1,1` }));
}

/** One map as large as X's, by a kernel (C×k×k), as with PyTorch's padding="same": X (C×H×W) → H×W, without a name. */
function convolveSame(t: Tape, X: Node, kernel: Node): Node {
  const [C, k] = kernel.shape as [number, number];
  const only = t.reshape(kernel, { shape: [1, C, k, k], axes: `1,${kernel.axes.join(',')}` });
  const wide = t.conv2d(X, only, { padding: Math.floor(k / 2) });
  const map = k % 2 ? wide : t.slice(t.slice(wide, { axis: 1, start: 1 }), { axis: 2, start: 1 });
  return t.reshape(map, { shape: X.shape.slice(1), axes: X.axes.slice(1).join(',') });
}

/** M_c = σ(MLP(mean) + MLP(max)), one gate a channel (1×C). Woo et al. 2018, equation 2. */
export function channelGate(t: Tape, X: Node, W_1: Node, W_2: Node): Node {
  const [average, largest] = (['mean', 'max'] as const).map((how) =>
    t.scope(how, (s) => bottleneck(s, pool(s, X, how).as('z'), W_1, W_2).as('logits')),
  );
  return t.sigmoid(t.add(average!, largest!)).as('M_c');
}

/** M_s = σ(f ⋆ [mean; max] over the channels), one gate a place (H×W), kernel f (2×k×k). Woo et al. 2018, equation 3. */
export function spatialGate(t: Tape, X: Node, f: Node): Node {
  const [average, largest] = (['mean', 'max'] as const).map((how) => t[how](X, { axis: 0, keep: true }));
  const pooled = t.concat(average!, largest!, { axis: 0, letter: 'pool' }).as('pooled'); // 2×H×W
  return t.sigmoid(convolveSame(t, pooled, f)).as('M_s');
}
