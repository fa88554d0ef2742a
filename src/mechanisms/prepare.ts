import { fail } from '../engine/error.js';
import { checkedSize } from '../engine/tensor.js';
import { extentOf } from './axes.js';
import { bindSizes } from './bind.js';
import { hasLetter, neededInputs, type Request } from './inputs.js';
import { type Made, make, vocabularyOf } from './make.js';
import { checkParams } from './params.js';
import type { InputSpecs, Mechanism, ParamValue, Sizes } from './types.js';

export type Labels = Readonly<Record<string, readonly string[]>>;

export interface Prepared {
  /** The inputs of this run, in the order of the tape. */
  readonly inputs: InputSpecs;
  readonly leaves: Readonly<Record<string, Made>>;
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly labels: Labels;
  readonly sizes: Sizes;
}

const DEFAULT_SEED = '42';
/** The words of a run that was given none. */
export const DEFAULT_LABELS: Labels = { n: ['the', 'cat', 'sat'], m: ['a', 'small', 'cat', 'slept'] };
const ABOUT_WORDS = ['tokens', 'zeros', 'ones'] as const;
const DEFAULT_SIZES = { d_model: 4, d_k: 4, d_v: 4 };

/** Everything a mechanism needs to run: sizes bound, and what nobody gave made from the seed. */
export function prepare(m: Mechanism, request: Request): Prepared {
  const { arrays = {}, tokens, memory, seed = DEFAULT_SEED } = request;
  const checked = checkParams(m, request.params ?? {});
  const inputs = neededInputs(m, request);
  if (tokens && !hasLetter(inputs, 'n')) fail('text-unused', {});
  const given: Labels = { ...(tokens && { n: tokens }), ...(memory && { m: memory }) };
  const known = { ...DEFAULT_LABELS, ...m.labels };
  const vocab = vocabularyOf(tokens ?? known.n!);
  const usual: Labels = hasLetter(inputs, 'vocab') && !arrays.ids ? { ...known, vocab } : known;
  const fromIds = arrays.ids && { vocab: 1 + arrays.ids.data.reduce((a, b) => Math.max(a, b)) };
  const usualSizes = Object.fromEntries(
    Object.entries(usual).flatMap(([letter, { length }]) =>
      hasLetter(inputs, letter) ? [[letter, length]] : [],
    ),
  );
  const sizes = bindSizes(
    {
      ...m,
      inputs,
      sizes: { ...m.sizes, ...fromIds, ...without({ ...usualSizes, ...DEFAULT_SIZES }, m.sizes) },
    },
    { arrays, params: request.params ?? {}, labels: given },
  );
  // a parameter that stands for an axis is what the given arrays made of it
  const params = Object.fromEntries(
    Object.entries(checked).map(([name, value]) => {
      const spec = m.params![name]!;
      return [name, spec.type === 'integer' && spec.axis ? sizes[spec.axis]! : value];
    }),
  );
  const labels = labelsOf(inputs, sizes, given, usual, arrays);
  const leaves: Record<string, Made> = {};
  for (const [name, spec] of Object.entries(inputs)) {
    const value = arrays[name];
    if (value && spec.kind === 'mask' && value.data.some((v) => v !== 0 && v !== 1))
      fail('mask-value', { name });
    const shape = spec.axes.map((axis) => extentOf(axis, sizes) ?? fail('axis-unbound', { name, axis }));
    checkedSize(shape);
    const names =
      labels[spec.axes[0]!] ?? shape.slice(0, 1).flatMap((n) => Array.from({ length: n }, (_, i) => `t${i}`));
    const how = spec.make!;
    // an example about its own words says nothing about others, also where these are as many
    const worded =
      typeof how === 'object' && given[spec.axes[0]!] && ABOUT_WORDS.find((w) => w === how.otherwise);
    leaves[name] = value ? { value, origin: 'user' } : make(worded || how, name, shape, names, seed);
  }
  return { inputs, leaves, params, labels, sizes };
}

/**
 * Tokens stand along n, those of the memory along m, the distinct ones along vocab. Where numbers were made, the usual
 * names are used as far as they fit, along an axis that is computed only while all numbers were made; where keys are as
 * many as the tokens and have no names of their own, they share them.
 */
function labelsOf(inputs: InputSpecs, sizes: Sizes, given: Labels, usual: Labels, arrays: object): Labels {
  const labels: Record<string, readonly string[]> = { ...given };
  for (const [letter, names] of Object.entries(usual)) {
    const ownedByUser = Object.keys(arrays).some((name) => inputs[name]?.axes.includes(letter));
    if (labels[letter] || ownedByUser) continue;
    const computed = !hasLetter(inputs, letter) && DEFAULT_LABELS[letter] !== names;
    const unbound = DEFAULT_LABELS[letter] === names ? undefined : names.length;
    const fits = (extentOf(letter, sizes) ?? unbound) === names.length;
    if (!fits || (computed && Object.keys(arrays).length > 0)) continue;
    labels[letter] = names;
  }
  if (given.n && !labels.m && hasLetter(inputs, 'm') && sizes.m === given.n.length) labels.m = given.n;
  return labels;
}

function without<T>(all: Readonly<Record<string, T>>, taken: object = {}): Record<string, T> {
  return Object.fromEntries(Object.entries(all).filter(([key]) => !(key in taken)));
}
