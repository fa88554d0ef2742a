import { fail } from '../engine/error.js';
import type { Tensor } from '../engine/tensor.js';
import { clean } from '../input/clean.js';
import { nearest } from '../input/distance.js';
import { squeeze, toleranceOf } from '../input/dump.js';
import type { Named } from '../input/named.js';
import { resolve } from '../input/resolve.js';
import { type Entry, MECHANISMS } from '../mechanisms/index.js';
import { inputsOf } from '../mechanisms/inputs.js';
import { play } from '../mechanisms/play.js';
import type { Mechanism } from '../mechanisms/types.js';
import type { Trace } from '../trace/types.js';
import { asRows } from './source.js';

/** Somebody's own numbers: what they put in, and what their program got. */
export interface Claims {
  readonly entry: Entry;
  /** The mechanism on the given inputs. */
  readonly right: Trace;
  /** What the program got, by our names of the steps. */
  readonly claimed: Readonly<Record<string, Tensor>>;
  readonly tolerance: number;
}

export interface ClaimOptions {
  readonly mechanism?: string;
  /** theirs=ours, parted by commas. */
  readonly as?: string;
  readonly tolerance?: number;
}

/** A dump of arrays to inputs and claims. @throws mechanism-unknown, claim-none, claim-unknown, claim-needs, claim-shape */
export async function readClaimed(dump: Named, options: ClaimOptions): Promise<Claims> {
  const arrays = renamed(dump.arrays, options.as);
  const { mechanism, ...settings } = dump.settings;
  const entry = entryOf(options.mechanism ?? mechanism ?? guessed(arrays, settings));
  const m = await entry.load();
  const inputs = inputsOf(m);
  const given: Record<string, Tensor> = {};
  const rest: Record<string, Tensor> = {};
  for (const [name, value] of Object.entries(arrays)) {
    const spec = inputs[name];
    if (!spec) rest[name] = value;
    else given[name] = spec.axes.length === 2 ? asRows(squeeze(value, 2)) : squeeze(value, spec.axes.length);
  }
  const params = Object.fromEntries(Object.entries(settings).filter(([name]) => m.params?.[name]));
  const labels = {
    ...(dump.tokens && { tokens: dump.tokens }),
    ...(dump.memory_tokens && { memory: dump.memory_tokens }),
  };
  const right = play(entry.id, m, { arrays: given, params, ...labels });
  const claimed = claimedSteps(rest, right, entry.id, m);
  const tolerance = options.tolerance ?? toleranceOf([...Object.values(claimed), ...Object.values(given)]);
  return { entry, right, claimed, tolerance };
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

function renamed(arrays: Readonly<Record<string, Tensor>>, as: string | undefined): Record<string, Tensor> {
  const ours = new Map(
    (as ?? '')
      .split(',')
      .filter(Boolean)
      .map((pair) => {
        const [theirs, own] = pair.split('=').map((part) => part.trim());
        if (!theirs || !own) fail('claim-as', { pair: clean(pair) });
        if (!arrays[theirs]) fail('claim-as-unknown', { name: clean(theirs), known: Object.keys(arrays) });
        return [theirs, own] as const;
      }),
  );
  return Object.fromEntries(Object.entries(arrays).map(([name, value]) => [ours.get(name) ?? name, value]));
}

/** What is no input must be a step; and what it is made from must have been given, not made up. */
function claimedSteps(
  rest: Readonly<Record<string, Tensor>>,
  right: Trace,
  id: string,
  m: Mechanism,
): Record<string, Tensor> {
  if (Object.keys(rest).length === 0) fail('claim-none', { mechanism: id });
  const known = right.steps.map(({ name }) => name);
  return Object.fromEntries(
    Object.entries(rest).map(([name, value]) => {
      const step = right.steps.find((own) => own.name === name);
      if (!step)
        fail('claim-unknown', {
          name: clean(name),
          mechanism: id,
          near: nearest(name, [...known, ...Object.keys(m.inputs)]),
          known,
        });
      const made = madeBehind(right, name);
      if (made.length > 0) fail('claim-needs', { name, missing: made });
      const squeezed = squeeze(value, step.shape.length);
      if (squeezed.shape.join() !== step.shape.join())
        fail('claim-shape', { name, shape: value.shape, expected: step.shape });
      return [name, squeezed];
    }),
  );
}

/** The leaves behind a step that were made from the seed because nobody gave them. */
function madeBehind(trace: Trace, name: string): string[] {
  const wanted = new Set([name]);
  for (const step of [...trace.steps].reverse())
    if (wanted.has(step.name)) for (const from of step.from) wanted.add(from);
  return trace.steps
    .filter((step) => wanted.has(step.name) && step.origin?.startsWith('seed'))
    .map((step) => step.name);
}
