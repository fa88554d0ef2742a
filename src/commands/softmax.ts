import { fail } from '../engine/error.js';
import { divide } from '../engine/ops/divide.js';
import { exp } from '../engine/ops/exp.js';
import { max } from '../engine/ops/max.js';
import { scale } from '../engine/ops/scale.js';
import { subtract } from '../engine/ops/subtract.js';
import { sum } from '../engine/ops/sum.js';
import type { Tensor } from '../engine/tensor.js';
import { record } from '../trace/record.js';
import type { Trace } from '../trace/types.js';
import { refuseNoWeights } from './scored.js';
import { readSource, type Source } from './source.js';
import { traced, WHY_OPTIONS } from './traced.js';
import type { Call, Command, Result, World } from './types.js';

const OPS = { divide, exp, max, scale, subtract, sum };

/** softmax of numbers in its five steps; of a trace's scores as the next stage of a pipeline. */
export const softmax: Command = {
  usage: '[numbers…]',
  options: [
    { name: 'temperature', short: 'T', kind: 'number' },
    { name: 'noShift', kind: 'flag' },
    { name: 'axis', kind: 'integer' },
    { name: 'input', kind: 'file' },
    ...WHY_OPTIONS,
  ],
  examples: [
    'attn softmax 2 3 1',
    'attn softmax 1000 1001 999 --no-shift',
    'attn softmax 2 3 1 --why weights,1',
  ],
  async run(call, world) {
    const source = await readSource(call, world, { want: 'numbers', stdin: true, infinite: true });
    const temperature = Number(call.options.temperature ?? 1);
    if (!(temperature > 0 && Number.isFinite(temperature))) fail('temperature', { value: temperature });
    const z = source.numbers ?? lone(source.arrays);
    if (source.trace || !z || z.shape.length !== 1) return stage(source, call, world, temperature);
    refuseNoWeights(z, call.options.axis as number | undefined, { place: ([i]) => i! + 1 });
    const trace = inSteps(z, temperature, call.options.noShift === true);
    return traced(trace, OPS, call, world, async (view) => {
      const { softmaxPage } = await import('../pages/softmax.js');
      return softmaxPage(trace, OPS, view, typedNumbers(z));
    });
  },
};

/** z, max, shifted, exp, sum, weights; without the shift, the naive way. */
function inSteps(z: Tensor, temperature: number, naive: boolean): Trace {
  const { t, finish } = record(OPS);
  const input = t.input('z', z, ['n']);
  const logits =
    temperature === 1 ? input : t.scale(input, { by: 1 / temperature, formula: '1/T' }).as('tempered');
  const shifted = naive ? logits : t.subtract(logits, t.max(logits, { keep: true }).as('max')).as('shifted');
  const powers = t.exp(shifted).as('exp');
  t.divide(powers, t.sum(powers, { keep: true }).as('sum')).as('weights');
  return finish({ mechanism: null }, 'weights');
}

async function stage(source: Source, call: Call, world: World, temperature: number): Promise<Result> {
  if (call.options.noShift) fail('no-shift-vector', {});
  const { runStage } = await import('./stage.js');
  const axis = call.options.axis as number | undefined;
  return runStage(source, call, world, ({ t, fresh }, input) => {
    refuseNoWeights(input.tensor, axis, {
      place: (index) => `${input.name}[${index.join('][')}]`,
      token: (query) => source.trace?.labels?.[input.axes.at(-2) ?? '']?.[query],
    });
    const name = fresh('weights');
    const logits =
      temperature === 1
        ? input
        : t.scale(input, { by: 1 / temperature, formula: '1/T' }).as(fresh('tempered'));
    return t.softmax(logits, axis === undefined ? {} : { axis }).as(name);
  });
}

function lone(arrays: Readonly<Record<string, Tensor>>): Tensor | undefined {
  const all = Object.values(arrays);
  return all.length === 1 ? all[0] : undefined;
}

const MOST_TYPED = 12;

/** The numbers as one types them again; of many, a sign that they are there. */
function typedNumbers({ data }: Tensor): string {
  if (data.length > MOST_TYPED) return '…';
  return Array.from(data, (value) => (value === -Infinity ? '-inf' : String(value))).join(' ');
}
