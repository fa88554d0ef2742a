import { fail } from '../engine/error.js';
import { clean } from '../input/clean.js';
import { normalise } from '../input/distance.js';
import { resolve } from '../input/resolve.js';
import { shellWord } from '../input/shell.js';
import { type Entry, MECHANISMS } from '../mechanisms/index.js';
import { type Compared, comparePage, sharedSteps } from '../pages/compare.js';
import { largestDifference } from '../pages/side-by-side.js';
import { pagesIn } from '../text/index.js';
import { encodeTrace } from '../trace/json.js';
import { LEAF, type Step, stepOf } from '../trace/types.js';
import { playAll } from './compared.js';
import { readerView } from './reader.js';
import { paramOptions } from './run.js';
import { readSource } from './source.js';
import type { Command, World } from './types.js';

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
    const { entries, others, rest } = named(call.words);
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
      traces: compared.map(({ trace }) => trace),
      code: 0,
      talk: await asides(others, rest, world),
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
        const command = ['attn run', compared.at(-1)!.id, ...rest.map(shellWord)].join(' ');
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

interface Others {
  readonly word: string;
  /** All that go by this name, the one that is compared first. */
  readonly ids: readonly string[];
}
interface Named {
  readonly entries: readonly Entry[];
  readonly others: readonly Others[];
  readonly rest: readonly string[];
}

/** Mechanisms come first, at least two; what names none begins the text. @throws compare-two */
function named(words: readonly string[]): Named {
  const entries: Entry[] = [];
  const others: Others[] = [];
  for (const word of words) {
    const { found, near } = resolve(word, MECHANISMS);
    if (found[0]) {
      entries.push(found[0]);
      if (found.length > 1) others.push({ word, ids: found.map(({ id }) => id) });
    } else if (entries.length < 2 && !word.includes('='))
      fail('mechanism-unknown', { name: clean(word), near });
    else break;
  }
  if (entries.length < 2) fail('compare-two', {});
  return { entries, others, rest: words.slice(entries.length) };
}

/** What else a name may mean, and that a word nearly a mechanism's name was taken for the text. */
async function asides(others: readonly Others[], rest: readonly string[], world: World): Promise<string[]> {
  const [word = ''] = rest;
  const meant = /[\s=]/.test(word) ? undefined : misspelt(word);
  if (others.length === 0 && meant === undefined) return [];
  const { otherMeanings, takenForText } = await pagesIn(world.lang);
  return [
    ...others.map((one) => otherMeanings(clean(one.word), one.ids[0]!, one.ids.slice(1))),
    ...(meant === undefined ? [] : [takenForText(clean(word), meant)]),
  ];
}

/** The mechanism whose name this would be, but for a slip or two. */
function misspelt(word: string): string | undefined {
  const [near] = resolve(word, MECHANISMS).near;
  const typed = normalise(word);
  return near !== undefined && typed.length > 3 && !normalise(near).includes(typed) ? near : undefined;
}
