import { fail } from '../engine/error.js';
import { sameShape, type Tensor } from '../engine/tensor.js';
import { clean } from '../input/clean.js';
import { nearest } from '../input/distance.js';
import { roundingOf, squeeze } from '../input/dump.js';
import type { Named } from '../input/named.js';
import { resolve } from '../input/resolve.js';
import { type Entry, MECHANISMS } from '../mechanisms/index.js';
import { inputsOf } from '../mechanisms/inputs.js';
import { play } from '../mechanisms/play.js';
import type { Mechanism, ParamSpec, ParamValue } from '../mechanisms/types.js';
import { type Step, stepOf, type Trace } from '../trace/types.js';
import { asRows } from './source.js';
import { toleranceOf } from './tolerance.js';

/** Somebody's own numbers: what they put in, and what their program got. */
export interface Claims {
  readonly entry: Entry;
  /** The mechanism on the given inputs. */
  readonly right: Trace;
  /** What the program got, by our names of the steps. */
  readonly claimed: Readonly<Record<string, Tensor>>;
  /** Those of another shape than the inputs make them. */
  readonly misshapen: readonly string[];
  readonly tolerance: number;
}

export interface ClaimOptions {
  readonly mechanism?: string;
  /** theirs=ours, parted by commas. */
  readonly as?: string;
  readonly tolerance?: number;
  /** As typed: they go before those of the dump. Other names are no concern of it. */
  readonly params?: Readonly<Record<string, ParamValue | undefined>>;
}

/**
 * A dump of arrays to inputs and claims.
 * @throws mechanism-unknown, name-twice, claim-as, claim-as-unknown, claim-none, claim-unknown, claim-needs
 */
export async function readClaimed(dump: Named, options: ClaimOptions): Promise<Claims> {
  const { arrays, settings: all } = renamed(dump, options.as);
  const { mechanism, ...settings } = all;
  const entry = entryOf(options.mechanism ?? mechanism ?? guessed(arrays, settings));
  const m = await entry.load();
  const inputs = inputsOf(m);
  const given: Record<string, Tensor> = {};
  const rest: Record<string, Tensor> = {};
  const params: Record<string, ParamValue> = {};
  for (const [name, value] of Object.entries(settings)) if (m.params?.[name]) params[name] = value;
  for (const [name, value] of Object.entries(arrays)) {
    const [spec, param] = [inputs[name], m.params?.[name]];
    if (spec)
      given[name] = spec.axes.length === 2 ? asRows(squeeze(value, 2)) : squeeze(value, spec.axes.length);
    else if (param && value.data.length === 1) params[name] = scalarOf(value, param.type);
    else rest[name] = value;
  }
  for (const name of Object.keys(m.params ?? {})) {
    const typed = options.params?.[name];
    if (typed !== undefined) params[name] = typed;
  }
  const labels = {
    ...(dump.tokens && { tokens: dump.tokens }),
    ...(dump.memory_tokens && { memory: dump.memory_tokens }),
  };
  const right = play(entry.id, m, { arrays: given, params, ...labels });
  const claims = claimedSteps(rest, right, entry.id, m);
  const tolerance =
    options.tolerance ?? toleranceOf(right, Object.keys(claims.claimed), roundingOf(claims.claimed, given));
  return { entry, right, ...claims, tolerance };
}

/** A parameter as NumPy keeps one: an array of one cell. */
function scalarOf({ data }: Tensor, type: ParamSpec['type']): ParamValue {
  return type === 'flag' ? data[0] !== 0 : data[0]!;
}

/** `heads` or `W_O` → multi-head, `Y` → cross-attention, `X` → self-attention, else scaled-dot-product. */
function guessed(arrays: Readonly<Record<string, Tensor>>, settings: object): string {
  if ('heads' in settings || arrays.W_O) return 'multi-head';
  if (arrays.Y) return 'cross-attention';
  return arrays.X ? 'self-attention' : 'scaled-dot-product';
}

function entryOf(name: unknown): Entry {
  const { found, near } = resolve(String(name), MECHANISMS);
  return found[0] ?? fail('mechanism-unknown', { name: clean(String(name)), near });
}

/** theirs=ours, for arrays and for scalars. */
function renamed({ arrays, settings }: Named, as: string | undefined): Pick<Named, 'arrays' | 'settings'> {
  const known = [...Object.keys(arrays), ...Object.keys(settings)];
  const ours = new Map(
    (as ?? '')
      .split(',')
      .filter(Boolean)
      .map((pair) => {
        const [theirs, own] = pair.split('=').map((part) => part.trim());
        if (!theirs || !own) fail('claim-as', { pair: clean(pair) });
        if (!known.includes(theirs)) fail('claim-as-unknown', { name: clean(theirs), known });
        return [theirs, own] as const;
      }),
  );
  const names = known.map((name) => ours.get(name) ?? name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) fail('name-twice', { name: clean(twice) });
  const under = <T>(values: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [ours.get(name) ?? name, value]));
  return { arrays: under(arrays), settings: under(settings) };
}

/**
 * What is no input must be a step, by its name or by the last part of a scoped one; and what it is made from
 * must have been given, not made up.
 */
function claimedSteps(
  rest: Readonly<Record<string, Tensor>>,
  right: Trace,
  id: string,
  m: Mechanism,
): Pick<Claims, 'claimed' | 'misshapen'> {
  if (Object.keys(rest).length === 0) fail('claim-none', { mechanism: id });
  const claimed: Record<string, Tensor> = {};
  const misshapen: string[] = [];
  for (const [name, value] of Object.entries(rest)) {
    const step = claimedStep(name, right, id, m);
    const made = madeBehind(right, step.name, m);
    if (made.length > 0) fail('claim-needs', { name, missing: made });
    const own = squeeze(value, step.shape.length);
    claimed[step.name] = step.shape.length === 2 ? asRows(own) : own;
    if (!sameShape(claimed[step.name]!.shape, step.shape)) misshapen.push(step.name);
  }
  return { claimed, misshapen };
}

function claimedStep(name: string, right: Trace, id: string, m: Mechanism): Step {
  const exact = stepOf(right, name);
  const scoped = right.steps.filter((step) => step.name.endsWith(`.${name}`));
  if (exact) return exact;
  if (scoped.length === 1) return scoped[0]!;
  const known = right.steps.map((step) => step.name).filter((own) => !own.includes('~'));
  const near =
    scoped.length > 0
      ? scoped.map((step) => step.name)
      : nearest(name, [...new Set([...known, ...Object.keys(inputsOf(m))])]);
  return fail('claim-unknown', { name: clean(name), mechanism: id, near, known });
}

/** The leaves behind a step that nobody gave: made from the seed, or an example's. */
function madeBehind(trace: Trace, name: string, m: Mechanism): string[] {
  const wanted = new Set([name]);
  for (const step of [...trace.steps].reverse())
    if (wanted.has(step.name)) for (const from of step.from) wanted.add(from);
  const inputs = inputsOf(m);
  return trace.steps
    .filter(
      (step) =>
        wanted.has(step.name) &&
        (step.origin?.startsWith('seed') ||
          (step.origin === 'default' && typeof inputs[step.name]?.make === 'object')),
    )
    .map((step) => step.name);
}
