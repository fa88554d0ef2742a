import { fail } from '../engine/error.js';
import { make } from '../mechanisms/make.js';
import type { Node } from '../trace/record.js';
import { flagOf } from './options.js';
import { readSource } from './source.js';
import { fit, runStage, type StageTape } from './stage.js';
import { WHY_OPTIONS } from './traced.js';
import type { Command, World } from './types.js';

/** Q = X W_Q from the tokens; K and V from the memory Y if there is one, else from X. */
export const project: Command = {
  usage: '[X=… W_Q=… …]',
  options: [
    { name: 'dK', kind: 'integer' },
    { name: 'dV', kind: 'integer' },
    { name: 'input', kind: 'file' },
    ...WHY_OPTIONS,
  ],
  examples: [
    'attn embed "the cat sat" -j | attn project',
    'attn project X="1 0; 0 1" W_Q="1 2; 3 4" W_K="1 0; 0 1" W_V="1 1; 0 1"',
  ],
  async run(call, world) {
    const source = await readSource(call, world, { want: 'numbers', stdin: true });
    const widths = { dK: Number(call.options.dK ?? 4), dV: Number(call.options.dV ?? call.options.dK ?? 4) };
    for (const [name, value] of Object.entries(widths)) {
      if (value < 1 || value > 4096) fail('param-range', { name: flagOf(name), value, least: 1, most: 4096 });
    }
    return runStage(source, call, world, (stage, input) => {
      const X = stage.find('X_pos') ?? stage.find('X') ?? input;
      const Y = stage.find('y.X_pos') ?? stage.find('Y') ?? X;
      const W_Q = weightOf(stage, 'W_Q', X, 'd_k', widths.dK, world);
      const W_K = weightOf(stage, 'W_K', Y, 'd_k', W_Q.shape[1]!, world);
      const W_V = weightOf(stage, 'W_V', Y, 'd_v', widths.dV, world);
      fit('d_k', [W_K, 1], [W_Q, 1]);
      stage.t.matmul(X, W_Q).as(stage.fresh('Q'));
      stage.t.matmul(Y, W_K).as(stage.fresh('K'));
      return stage.t.matmul(Y, W_V).as(stage.fresh('V'));
    });
  },
};

/** The weight of that name, or one made from the seed. */
function weightOf(
  { t, find }: StageTape,
  name: string,
  X: Node,
  axis: string,
  width: number,
  world: World,
): Node {
  const given = find(name);
  if (given) {
    fit('d_model', [given, 0], [X, -1]);
    return given;
  }
  const shape = [X.shape.at(-1)!, width];
  const { value, origin } = make('weight', name, shape, [], world.seed);
  return t.input(name, value, [X.axes.at(-1)!, axis], { origin });
}
