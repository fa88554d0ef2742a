import { fail } from '../engine/error.js';
import { readSource } from './source.js';
import { runStage } from './stage.js';
import { WHY_OPTIONS } from './traced.js';
import type { Command } from './types.js';

/** The scores divided by √d_k; d_k is the width of the keys, or named. */
export const scale: Command = {
  usage: '[numbers… | scores=…]',
  options: [
    { name: 'dK', kind: 'integer' },
    { name: 'by', kind: 'number' },
    { name: 'input', kind: 'file' },
    ...WHY_OPTIONS,
  ],
  examples: ['attn scale 1 0 2 --d-k 2', 'attn scores Q="1 0; 0 1" K="1 1; 0 2" -j | attn scale'],
  async run(call, world) {
    const source = await readSource(call, world, { want: 'numbers', stdin: true, infinite: true });
    const { dK, by } = call.options as { dK?: number; by?: number };
    if (dK !== undefined && dK < 1) fail('param-range', { name: 'd-k', value: dK, least: 1 });
    if (by !== undefined && !Number.isFinite(by))
      fail('number-infinite', { word: String(by), place: '--by' });
    return runStage(source, call, world, ({ t, find, fresh }, input) => {
      const d_k = dK ?? find('K')?.shape.at(-1) ?? find('Q')?.shape.at(-1);
      if (by === undefined && d_k === undefined) fail('scale-needs', {});
      const factor = by !== undefined ? { by } : { by: 1 / Math.sqrt(d_k!), formula: '1/√d_k' };
      return t.scale(input, factor).as(fresh('scaled'));
    });
  },
};
