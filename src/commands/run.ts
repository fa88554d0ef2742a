import { fail } from '../engine/error.js';
import * as ops from '../engine/ops/index.js';
import { type Tensor, tensor } from '../engine/tensor.js';
import { clean } from '../input/clean.js';
import { resolve } from '../input/resolve.js';
import { shellWord } from '../input/shell.js';
import { type Entry, MECHANISMS } from '../mechanisms/index.js';
import { inputsOf, type Request } from '../mechanisms/inputs.js';
import { play } from '../mechanisms/play.js';
import { DEFAULT_LABELS } from '../mechanisms/prepare.js';
import type { Mechanism, ParamValue } from '../mechanisms/types.js';
import { runPage } from '../pages/run.js';
import { type Lang, type Pages, pagesIn } from '../text/index.js';
import { stepOf, type Trace } from '../trace/types.js';
import { readMask } from './mask.js';
import { inputsFrom, isPlayed } from './replayed.js';
import { asRows, readSource, type Source } from './source.js';
import { tokensOf } from './stage.js';
import { traced, WHY_OPTIONS } from './traced.js';
import type { Call, Command, OptionSpec, World } from './types.js';

/** A whole mechanism, every step, on the user's text or numbers. */
export const run: Command = {
  usage: '<mechanism> [text…]',
  options: [
    { name: 'memory', kind: 'text' },
    { name: 'mask', kind: 'text' },
    { name: 'input', kind: 'file' },
    ...WHY_OPTIONS,
  ],
  async optionsFor(words, lang) {
    const entry = findAmong(words);
    return entry ? paramOptions(await entry.load(), lang) : [];
  },
  examples: [
    'attn run scaled-dot-product "the cat sat"',
    'attn run multi-head "the cat sat" --heads 2 --causal',
    'attn run cross-attention "le chat" --memory "the cat sat"',
    'attn run dot-product Q="1 0; 0 1" K="1 1; 0 2" V="1 2; 3 4"',
  ],
  async run(call, world) {
    const { found, near } = resolve(call.words[0]!, MECHANISMS);
    const [entry, ...others] = found;
    if (!entry) fail('mechanism-unknown', { name: clean(call.words[0]!), near });
    const m = await entry.load();
    const source = await readSource({ ...call, words: call.words.slice(1) }, world, { want: 'text' });
    const trace = isPlayed(source, entry, call)
      ? source.trace!
      : play(entry.id, m, await requestOf(m, source, call, world));
    const result = traced(trace, ops, call, world, (view) =>
      runPage(entry.id, m, trace, ops, view, nextFor(entry, trace, call, view.text)),
    );
    if (others.length === 0) return result;
    const { otherMeanings } = await pagesIn(world.lang);
    const ids = others.map(({ id }) => id);
    return { ...result, talk: [otherMeanings(clean(call.words[0]!), entry.id, ids)] };
  },
};

/** The mechanism's parameters as options of the command line. */
export function paramOptions(m: Mechanism, lang: Lang): OptionSpec[] {
  return Object.entries(m.params ?? {}).map(([name, spec]) => {
    const kind = spec.type === 'choice' ? 'text' : spec.type;
    const about = m.about?.[name]?.[lang];
    return {
      name,
      kind,
      ...(spec.type === 'choice' && { choices: spec.of }),
      ...(about !== undefined && { about }),
    };
  });
}

function findAmong(words: readonly string[]): Entry | undefined {
  return words.map((word) => resolve(word, MECHANISMS).found[0]).find((entry) => entry !== undefined);
}

/** Words, `--input`, parameters and seed as a mechanism takes them. */
export async function requestOf(m: Mechanism, given: Source, call: Call, world: World): Promise<Request> {
  const source = given.trace ? { ...given, ...inputsFrom(given, given.trace, m) } : given;
  const { named } = source;
  const inputs = inputsOf(m);
  const lifted = Object.entries(source.arrays).map(([name, value]) => [
    name,
    inputs[name]?.axes.length === 2 ? asRows(value) : value,
  ]);
  const mask = call.options.mask === undefined ? undefined : await readMask(String(call.options.mask), world);
  const tokens = tokensOf(source.text, world) ?? named?.tokens;
  const memory = tokensOf(call.options.memory as string | undefined, world) ?? named?.memory_tokens;
  const asking = source.arrays.Q ?? source.arrays.X;
  const queries = (tokens ?? m.labels?.n ?? DEFAULT_LABELS.n!).length;
  return {
    arrays: {
      ...Object.fromEntries(lifted),
      ...(mask && {
        mask:
          inputs.mask?.axes.length === 2 ? forAll(mask, asking ? asRows(asking).shape[0]! : queries) : mask,
      }),
    },
    params: paramsOf(m, named?.settings ?? {}, call),
    ...(tokens && { tokens }),
    ...(memory && { memory }),
    seed: world.seed,
  };
}

/** A mask of one row hides the same keys from every query. */
function forAll(mask: Tensor, queries: number): Tensor {
  if (mask.shape.length !== 1 || queries === 1) return asRows(mask);
  const row = [...mask.data];
  return tensor([queries, row.length], Array.from({ length: queries }, () => row).flat());
}

/** Parameters from the command line, else from the scalars of `--input`. */
function paramsOf(
  m: Mechanism,
  settings: Readonly<Record<string, ParamValue>>,
  call: Call,
): Record<string, ParamValue> {
  const { mechanism: _, ...rest } = settings;
  const typed = Object.keys(m.params ?? {}).flatMap((name) => {
    const value = call.options[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...rest, ...Object.fromEntries(typed) };
}

function nextFor(entry: Entry, trace: Trace, call: Call, text: Pages) {
  const rank = stepOf(trace, trace.output)!.shape.length;
  const typed = ['attn run', entry.id, ...call.words.slice(1).map(shellWord)].join(' ');
  return [
    { command: `${typed} --why ${trace.output}${',0'.repeat(rank)} --depth all`, why: text.nextWhyCell },
    { command: `${typed} -j | attn grad`, why: text.nextGrad },
  ];
}
