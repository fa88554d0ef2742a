import { fail } from '../engine/error.js';
import { clean } from '../input/clean.js';
import { resolve } from '../input/resolve.js';
import { type Entry, MECHANISMS } from '../mechanisms/index.js';
import { type Compared, comparePage, sharedSteps } from '../pages/compare.js';
import { largestDifference } from '../pages/side-by-side.js';
import { encodeTrace } from '../trace/json.js';
import { LEAF, type Step, stepOf } from '../trace/types.js';
import { playAll } from './compared.js';
import { paramOptions, typedWords } from './run.js';
import { readSource } from './source.js';
import { readerView } from './traced.js';
import type { Command } from './types.js';

/** The same inputs through several mechanisms, side by side. */
export const compare: Command = {
  usage: '<mechanism> <mechanism> [mechanism|text…]',
  options: [
    { name: 'memory', kind: 'text' },
    { name: 'mask', kind: 'text' },
    { name: 'input', kind: 'file' },
  ],
  examples: [
    'attn compare dot-product cosine additive',
    'attn compare plain flash linear "the cat sat"',
    'attn compare mha gqa mqa --heads 4 --groups 2',
    'attn compare soft hard',
  ],
  async optionsFor(words, lang) {
    const found = words.flatMap((word) => resolve(word, MECHANISMS).found.slice(0, 1));
    const options = await Promise.all(found.map(async (entry) => paramOptions(await entry.load(), lang)));
    return [...new Map(options.flat().map((spec) => [spec.name, spec])).values()];
  },
  async run(call, world) {
    const { entries, rest } = await named(call.words);
    const source = await readSource({ ...call, words: rest }, world, { want: 'text' });
    const loaded = await Promise.all(entries.map(async (entry) => ({ ...entry, m: await entry.load() })));
    const compared = await playAll(loaded, source, call, world);
    const leaves = new Map(
      compared.flatMap(({ trace }) =>
        trace.steps.filter(({ op }) => op === LEAF).map((leaf) => [leaf.name, leaf]),
      ),
    );
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
        const command = ['attn run', compared.at(-1)!.id, ...typedWords(rest)].join(' ');
        return comparePage(compared, inBoth, view, [{ command, why: view.text.nextAlone }]);
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
