import type { Node } from '../trace/record.js';
import { readSource } from './source.js';
import { fit, need, runStage } from './stage.js';
import { WHY_OPTIONS } from './traced.js';
import type { Command } from './types.js';

/** The weighted sum of the values: output = weights · V. */
export const sum: Command = {
  usage: '[weights=… V=…]',
  options: [{ name: 'input', kind: 'file' }, ...WHY_OPTIONS],
  examples: [
    'attn sum weights="0.2 0.5 0.3" V="10; 20; 40"',
    'attn softmax 2 3 1 -j | attn sum V="10; 20; 40" --input -',
  ],
  async run(call, world) {
    const source = await readSource(call, world, { want: 'numbers', stdin: true });
    return runStage(source, call, world, (stage, input) => {
      const V = need(stage, 'V', 'project');
      const weights = source.trace ? input : (stage.find('weights') ?? input);
      fit('m', [V, 0], [weights, -1]);
      return stage.t.matmul(asRow(stage.t, weights), V).as(stage.fresh('output'));
    });
  },
};

/** One query's weights, a vector, as a matrix of one row. */
function asRow(t: Parameters<Parameters<typeof runStage>[3]>[0]['t'], weights: Node): Node {
  return weights.shape.length === 1 ? t.expand(weights, { axis: 0, times: 1, letter: '1' }) : weights;
}
