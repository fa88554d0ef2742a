import { fail } from '../engine/error.js';
import { readArray } from '../input/arrays.js';
import { maskOf } from '../mechanisms/parts/mask.js';
import { refuseRowsMaskedAway } from '../mechanisms/rows.js';
import { readArrayFile, readSource } from './source.js';
import { fit, runStage } from './stage.js';
import { WHY_OPTIONS } from './traced.js';
import type { Command, Result, World } from './types.js';

/** What a query may not see gets the score −∞: later keys (`--causal`), or what a mask (1 = visible) hides. */
export const mask: Command = {
  usage: '[scores=…] [mask=…]',
  options: [
    { name: 'causal', kind: 'flag' },
    { name: 'mask', kind: 'text' },
    { name: 'input', kind: 'file' },
    ...WHY_OPTIONS,
  ],
  examples: [
    'attn mask scores="1 2; 3 4" --causal',
    'attn embed "the cat sat" -j | attn project -j | attn scores -j | attn mask --mask "1 1 0"',
  ],
  async run(call, world) {
    const source = await readSource(call, world, { want: 'numbers', stdin: true, infinite: true });
    const given =
      call.options.mask === undefined ? undefined : await readMask(String(call.options.mask), world);
    const { mask: named, ...rest } = source.arrays;
    const visible = given ?? named;
    if (!visible && !call.options.causal) fail('mask-needs', {});
    if (visible?.data.some((v) => v !== 0 && v !== 1)) fail('mask-value', { name: 'mask' });
    const result: Result = runStage({ ...source, arrays: rest }, call, world, ({ t, fresh }, input) => {
      if (input.shape.length < 2 && call.options.causal) fail('causal-square', { n: 1, m: input.shape[0] });
      const axes = input.axes.slice(-(visible?.shape.length ?? 2));
      const own = visible && t.input(fresh('mask'), visible, axes, { kind: 'mask' });
      if (own) fit('m', [own, -1], [input, -1]);
      if (own && own.shape.length > 1 && own.shape[0] !== 1) fit('n', [own, -2], [input, -2]);
      const square = call.options.causal === true;
      const both = square ? maskOf(t, own, { causal: true, shape: input.shape, axes: input.axes }) : own;
      return t.mask(input, both!).as(fresh('masked'));
    });
    refuseRowsMaskedAway(result.trace!);
    return result;
  },
};

/** A mask as words or as a file. */
export async function readMask(text: string, world: World) {
  if (/\.(npy|json|csv)$/i.test(text)) return readArrayFile(text, 'mask', await world.read(text), {});
  return readArray(text, 'mask');
}
