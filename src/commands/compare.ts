import { fail } from '../engine/error.js';
import { clean } from '../input/clean.js';
import { resolve } from '../input/resolve.js';
import { type Entry, MECHANISMS } from '../mechanisms/index.js';
import { hasLetter, inputsOf, type Request } from '../mechanisms/inputs.js';
import { play } from '../mechanisms/play.js';
import type { Mechanism } from '../mechanisms/types.js';
import { type Compared, comparePage, sharedSteps } from '../pages/compare.js';
import { largestDifference } from '../pages/side-by-side.js';
import { encodeTrace } from '../trace/json.js';
import { LEAF, type Step, stepOf } from '../trace/types.js';
import { requestOf } from './run.js';
import { readSource } from './source.js';
import { readerView } from './traced.js';
import type { Command } from './types.js';

/** The same inputs through several mechanisms, side by side. */
export const compare: Command = {
  usage: '<mechanism> <mechanism> [mechanism|text…]',
  options: [
    { name: 'memory', kind: 'text' },
    { name: 'mask', kind: 'text' },
    { name: 'causal', kind: 'flag' },
    { name: 'input', kind: 'file' },
  ],
  examples: [
    'attn compare dot-product cosine additive',
    'attn compare plain flash linear "the cat sat"',
    'attn compare soft hard',
  ],
  async run(call, world) {
    const { entries, rest } = await named(call.words);
    const source = await readSource({ ...call, words: rest }, world, { want: 'text' });
    const compared: (Compared & { m: Mechanism })[] = [];
    const leaves = new Map<string, Step>();
    for (const entry of entries) {
      const m = await entry.load();
      const request = await requestOf(m, source, { ...call, options: optionsOf(m, call.options) }, world);
      const words = compared[0]?.trace.labels?.n;
      const trace = play(entry.id, m, withShared(m, withWords(m, known(m, request), words), leaves));
      for (const step of trace.steps)
        if (step.op === LEAF && !leaves.has(step.name)) leaves.set(step.name, step);
      compared.push({ id: entry.id, formula: m.formula, trace, m });
    }
    const inBoth = [...leaves.values()].filter((leaf) => isShared(leaf, compared)).map(({ name }) => name);
    return {
      code: 0,
      json: () => ({
        mechanisms: compared.map(({ id, trace }) => ({ id, trace: encodeTrace(trace) })),
        shared: inBoth,
        differences: compared.slice(1).map(({ id, trace }) => ({
          id,
          from: compared[0]!.id,
          steps: Object.fromEntries(
            sharedSteps(compared).map((name) => [
              name,
              largestDifference(stepOf(compared[0]!.trace, name), stepOf(trace, name)) ?? null,
            ]),
          ),
        })),
      }),
      page: async () => {
        const view = await readerView(call, world);
        return comparePage(compared, inBoth, view, [
          { command: `attn run ${compared.at(-1)!.id}`, why: view.text.nextAlone },
        ]);
      },
    };
  },
};

/** Whether several took this input, and took the same numbers. */
function isShared(leaf: Step, compared: readonly Compared[]): boolean {
  const taken = compared.map(({ trace }) => stepOf(trace, leaf.name)).filter((step) => step?.op === LEAF);
  return (
    leaf.origin !== 'constant' &&
    taken.length > 1 &&
    taken.every((step) => largestDifference(leaf, step) === 0)
  );
}

/** Mechanisms come first, at least two; what names none begins the text. @throws compare-two */
async function named(words: readonly string[]): Promise<{ entries: Entry[]; rest: readonly string[] }> {
  const entries: Entry[] = [];
  for (const word of words) {
    const { found, near } = resolve(word, MECHANISMS);
    if (found[0]) entries.push(found[0]);
    else if (entries.length < 2 && !word.includes('='))
      fail('mechanism-unknown', { name: clean(word), near });
    else break;
  }
  if (entries.length < 2) fail('compare-two', {});
  return { entries, rest: words.slice(entries.length) };
}

/** Only the options a mechanism has. */
function optionsOf(m: Mechanism, options: Readonly<Record<string, unknown>>) {
  const own = inputsOf(m);
  const { mask, causal, ...rest } = options as Record<string, string | number | boolean | undefined>;
  return {
    ...rest,
    ...(own.mask && mask !== undefined && { mask }),
    ...(m.params?.causal && causal !== undefined && { causal }),
  };
}

/** A request without what the mechanism does not take. */
function known(m: Mechanism, request: Request): Request {
  const own = inputsOf(m);
  const takes = (name: string): boolean => name in own;
  const { memory, ...rest } = request;
  return {
    ...rest,
    arrays: Object.fromEntries(Object.entries(request.arrays ?? {}).filter(([name]) => takes(name))),
    ...(memory && own.Y && { memory }),
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
