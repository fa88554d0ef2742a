import { fail } from '../engine/error.js';
import { COUNT_OPS, counted, type Sizes } from '../mechanisms/counts.js';
import { costPage } from '../pages/cost.js';
import { costIn } from '../text/index.js';
import { encodeTrace } from '../trace/json.js';
import { measure } from './measure.js';
import { flagOf } from './options.js';
import { traced, WHY_OPTIONS } from './traced.js';
import type { Call, Command } from './types.js';

/** The base model of Vaswani et al. 2017, in float32. */
const BASE = { n: 512, dModel: 512, heads: 8, layers: 6, bytes: 4 };
const TILE = 64;
const MOST = 1e9;
const MOST_TILE = 1024;

/** What a Transformer of given sizes computes and keeps, and what attention takes on this machine. */
export const cost: Command = {
  usage: '',
  options: [
    { name: 'n', kind: 'integer' },
    { name: 'dModel', kind: 'integer' },
    { name: 'heads', kind: 'integer' },
    { name: 'kvHeads', kind: 'integer' },
    { name: 'dFf', kind: 'integer' },
    { name: 'layers', kind: 'integer' },
    { name: 'bytes', kind: 'number' },
    { name: 'latent', kind: 'integer' },
    { name: 'block', kind: 'integer' },
    { name: 'noMeasure', kind: 'flag' },
    ...WHY_OPTIONS,
  ],
  examples: [
    'attn cost',
    'attn cost --n 100 --no-measure',
    'attn cost --n 4096 --d-model 4096 --heads 32 --kv-heads 8 --layers 32 --bytes 2 --no-measure',
    'attn cost --why kv_cache --depth all',
  ],
  async run(call, world) {
    const sizes = sizesOf(call);
    const tile = given(call, 'block', 1, MOST_TILE) ?? TILE;
    const trace = counted(sizes, (size) => (call.options[camel(size)] === undefined ? 'default' : 'user'));
    const skip = call.options.noMeasure === true || call.options.why !== undefined;
    const measured = skip ? undefined : measure(sizes.d_model / sizes.heads, tile, world);
    const result = traced(trace, COUNT_OPS, call, world, async (view) =>
      costPage(trace, measured, skip, await costIn(world.lang), view),
    );
    return { ...result, json: () => ({ ...(encodeTrace(trace) as object), ...(measured && { measured }) }) };
  },
};

/** Defaults of one size follow from others: as many key heads as heads, d_ff four times as wide as the model. */
function sizesOf(call: Call): Sizes {
  const size = (name: keyof typeof BASE): number => given(call, name, 1, MOST) ?? BASE[name];
  const [n, d_model, heads, layers] = [size('n'), size('dModel'), size('heads'), size('layers')];
  const bytes = (call.options.bytes as number | undefined) ?? BASE.bytes;
  if (!(bytes >= 1 / 8 && bytes <= 64))
    fail('option-range', { option: '--bytes', word: bytes, least: '1/8', most: 64 });
  const kv_heads = given(call, 'kvHeads', 1, MOST) ?? heads;
  if (heads % kv_heads !== 0) fail('groups-divide', { heads, groups: kv_heads, size: 'kv_heads' });
  const d_ff = given(call, 'dFf', 1, MOST) ?? 4 * d_model;
  const latent = given(call, 'latent', 1, MOST);
  const groups = kv_heads < heads && kv_heads > 1 ? kv_heads : groupsOf(heads);
  return {
    ...{ n, d_model, heads, kv_heads, d_ff, layers, bytes },
    ...(groups !== undefined && { groups }),
    ...(latent !== undefined && { latent }),
  };
}

/** Four queries a group where that goes, else two. */
function groupsOf(heads: number): number | undefined {
  return [heads / 4, heads / 2].find((groups) => groups > 1 && Number.isInteger(groups));
}

function given(call: Call, name: string, least: number, most: number): number | undefined {
  const value = call.options[name] as number | undefined;
  if (value !== undefined && (value < least || value > most))
    fail('option-range', { option: flagOf(name), word: value, least, most });
  return value;
}

/** `d_model` as the command line's `dModel`. */
function camel(size: string): string {
  return size.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
