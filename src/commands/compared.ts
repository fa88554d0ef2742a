import { AttnError, fail } from '../engine/error.js';
import type { Entry } from '../mechanisms/index.js';
import { hasLetter, inputsOf, type Request } from '../mechanisms/inputs.js';
import { play } from '../mechanisms/play.js';
import type { Mechanism, ParamSpec } from '../mechanisms/types.js';
import type { Compared } from '../pages/compare.js';
import { LEAF, type Step, type Trace } from '../trace/types.js';
import { requestOf } from './run.js';
import type { Source } from './source.js';
import type { Call, OptionValue, World } from './types.js';

export interface Loaded extends Entry {
  readonly m: Mechanism;
}

/** Several mechanisms on the same words, the same numbers where they share an input, the same parameters. */
export async function playAll(
  entries: readonly Loaded[],
  source: Source,
  call: Call,
  world: World,
): Promise<Compared[]> {
  refuseUnknown(entries, source);
  const params = sharedParams(entries.map(({ m }) => m));
  const compared: Compared[] = [];
  const leaves = new Map<string, Step>();
  for (const { id, m } of entries) {
    const options = ownOptions(m, call.options);
    const own = known(m, await requestOf(m, source, { ...call, options }, world));
    const worded = withWords(m, own, compared[0]?.trace.labels?.n);
    const shared = withShared(m, worded, leaves);
    const trace = firstThatFits(id, m, [withParams(m, shared, params), shared, worded, own]);
    for (const step of trace.steps)
      if (step.op === LEAF && !leaves.has(step.name)) leaves.set(step.name, step);
    compared.push({ id, title: m.title, formula: m.formula, trace });
  }
  return compared;
}

/** What the mechanisms before have is taken as far as it fits; where nothing does, what the user gave is wrong. */
function firstThatFits(id: string, m: Mechanism, requests: readonly Request[]): Trace {
  let refusal: unknown;
  for (const request of requests) {
    try {
      return play(id, m, request);
    } catch (error) {
      if (!(error instanceof AttnError)) throw error;
      refusal = error;
    }
  }
  throw refusal;
}

/** What no mechanism takes is refused; what some take is left out for the others. @throws input-unknown, text-unused */
function refuseUnknown(entries: readonly Loaded[], { arrays, text, named }: Source): void {
  const inputs = entries.map(({ m }) => inputsOf(m));
  for (const name of Object.keys(arrays)) {
    if (inputs.some((own) => Object.hasOwn(own, name))) continue;
    fail('input-unknown', { name, known: [...new Set(inputs.flatMap(Object.keys))] });
  }
  const worded = (text ?? named?.tokens) !== undefined;
  if (worded && !inputs.some((own) => hasLetter(own, 'n'))) fail('text-unused', {});
}

/**
 * Whole numbers that several mechanisms take by default, each another (heads), are the largest of them for all: enough
 * heads for the one that shares them out in groups.
 */
function sharedParams(all: readonly Mechanism[]): Record<string, number> {
  const largest: Record<string, number> = {};
  for (const [name, spec] of all.flatMap((m) => Object.entries<ParamSpec>(m.params ?? {})))
    if (spec.type === 'integer') largest[name] = Math.max(largest[name] ?? -Infinity, spec.value);
  return largest;
}

function withParams(m: Mechanism, request: Request, params: Readonly<Record<string, number>>): Request {
  const own = Object.entries(params).filter(([name, value]) => (m.params?.[name]?.value ?? value) !== value);
  return { ...request, params: { ...Object.fromEntries(own), ...request.params } };
}

/** Only the options a mechanism has. */
function ownOptions(m: Mechanism, options: Call['options']): Record<string, OptionValue | undefined> {
  const inputs = inputsOf(m);
  const isOther = (name: string): boolean =>
    name === 'mask' ? !inputs.mask : name === 'memory' ? !inputs.Y : isParam(name) && !m.params?.[name];
  return Object.fromEntries(Object.entries(options).filter(([name]) => !isOther(name)));
}

/** All but the options of the command itself are parameters. */
function isParam(name: string): boolean {
  return name !== 'mask' && name !== 'memory' && name !== 'input';
}

/** A request without what the mechanism does not take. */
function known(m: Mechanism, request: Request): Request {
  const own = inputsOf(m);
  const { memory, tokens, ...rest } = request;
  return {
    ...rest,
    arrays: Object.fromEntries(
      Object.entries(request.arrays ?? {}).filter(([name]) => Object.hasOwn(own, name)),
    ),
    ...(memory && own.Y && { memory }),
    ...(tokens && hasLetter(own, 'n') && { tokens }),
  };
}

/** Without a text, the words of the first are those of all: mechanisms may have default words of their own. */
function withWords(m: Mechanism, request: Request, words: readonly string[] | undefined): Request {
  return words && !request.tokens && hasLetter(inputsOf(m), 'n') ? { ...request, tokens: words } : request;
}

/** Inputs of the same name and axes are the same numbers as in the mechanisms before. */
function withShared(m: Mechanism, request: Request, leaves: ReadonlyMap<string, Step>): Request {
  const arrays = { ...request.arrays };
  for (const [name, spec] of Object.entries(m.inputs)) {
    const leaf = leaves.get(name);
    if (leaf && !arrays[name] && !spec.optional && leaf.axes.join() === spec.axes.join())
      arrays[name] = leaf.value;
  }
  return { ...request, arrays };
}
