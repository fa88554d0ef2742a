import { AttnError, fail } from '../engine/error.js';
import { fromNested, type Nested } from '../engine/tensor.js';
import { clean } from '../input/clean.js';
import { resolve } from '../input/resolve.js';
import { shellWord } from '../input/shell.js';
import { type Entry, MECHANISMS } from '../mechanisms/index.js';
import type { Request } from '../mechanisms/inputs.js';
import { play } from '../mechanisms/play.js';
import type { Mechanism, ParamSpec, ParamValue } from '../mechanisms/types.js';
import { differing, makeMistake } from '../mistakes/apply.js';
import { MISTAKES } from '../mistakes/index.js';
import { type Mistake, type Shown, SUBJECTS } from '../mistakes/types.js';
import { type MistakeWords, mistakePage, mistakesPage } from '../pages/mistake.js';
import type { Lang } from '../text/index.js';
import { encodeTrace } from '../trace/json.js';
import type { Trace } from '../trace/types.js';
import { flagOf } from './options.js';
import { readerView } from './reader.js';
import { paramOptions, requestOf } from './run.js';
import { readSource } from './source.js';
import type { Call, Command, Result, World } from './types.js';

/** The known mistakes; or one of them made on purpose, beside the right way. */
export const wrong: Command = {
  usage: '[mistake] [text…]',
  options: [
    { name: 'mechanism', kind: 'text' },
    { name: 'memory', kind: 'text' },
    { name: 'mask', kind: 'text' },
    { name: 'input', kind: 'file' },
  ],
  async optionsFor(words, lang, options = {}) {
    const named = (options.mechanism as string | undefined) ?? findMistake(words)?.mechanism;
    const entry = named === undefined ? undefined : resolve(named, MECHANISMS).found[0];
    return entry ? paramOptions(await entry.load(), lang) : [];
  },
  examples: [
    'attn wrong',
    'attn wrong no-scale',
    'attn wrong softmax-axis --mechanism multi-head "the cat sat"',
  ],
  async run(call, world) {
    if (call.words.length === 0) return list(await listed(call, world), call, world);
    const [name, ...words] = call.words as [string, ...string[]];
    const { found, near } = resolve(name, MISTAKES.map(withAliases));
    const mistake = found[0] ?? fail('mistake-unknown', { name: clean(name), near });
    const entry = entryOf(String(call.options.mechanism ?? mistake.mechanism));
    const m = await entry.load();
    const source = await readSource({ ...call, words }, world, { want: 'text' });
    const asked = await requestOf(m, source, call, world);
    const shown = takenOf(mistake, entry.id, m, asked);
    const right = play(entry.id, m, withShown(asked, shown));
    const trace = madeIn(right, mistake, entry.id);
    const differ = differing(right, trace);
    return {
      trace,
      code: 0,
      json: () => ({
        mistake: mistake.id,
        mechanism: entry.id,
        differ,
        right: encodeTrace(right),
        wrong: encodeTrace(trace),
      }),
      page: async () => {
        const view = await readerView(call, world);
        const extra = shownWords(shown);
        const typed = ['attn run', entry.id, ...words.map(shellWord), ...extra].join(' ');
        const about = { ...wordsOf(mistake, world.lang, entry.id), shown: extra.join(' ') };
        return mistakePage(about, right, trace, differ, view, [
          { command: typed, why: view.text.nextRight },
          { command: 'attn wrong', why: view.text.nextMistakes },
        ]);
      },
    };
  },
};

function entryOf(name: string): Entry {
  const { found, near } = resolve(name, MECHANISMS);
  return found[0] ?? fail('mechanism-unknown', { name: clean(name), near });
}

/** All of them, or those that can be seen in `--mechanism`. @throws mechanism-unknown, mistakes-none */
async function listed({ options }: Call, { seed }: World): Promise<readonly Mistake[]> {
  if (options.mechanism === undefined) return MISTAKES;
  const { id, load } = entryOf(String(options.mechanism));
  const m = await load();
  const seen = MISTAKES.filter((mistake) => {
    const asked = { seed };
    return isSeen(mistake, play(id, m, withShown(asked, takenOf(mistake, id, m, asked))));
  });
  if (seen.length === 0) fail('mistakes-none', { mechanism: id });
  return seen;
}

function list(mistakes: readonly Mistake[], call: Call, world: World): Result {
  const subjects = SUBJECTS.filter((subject) => mistakes.some((mistake) => mistake.subject === subject));
  return {
    code: 0,
    json: () =>
      mistakes.map(({ id, subject, aliases = [], mechanism, shown = {}, title, notice, seen = [] }) => ({
        id,
        subject,
        aliases,
        mechanism,
        shown,
        title,
        notice,
        seen,
      })),
    page: async () =>
      mistakesPage(
        subjects.map((subject) => ({
          subject,
          mistakes: mistakes
            .filter((mistake) => mistake.subject === subject)
            .map((mistake) => wordsOf(mistake, world.lang, mistake.mechanism)),
        })),
        await readerView(call, world),
        call.options.mechanism === undefined ? undefined : entryOf(String(call.options.mechanism)).id,
      ),
  };
}

/** @throws mistake-elsewhere where the tape has no such step, or the wrong formula no shape */
function madeIn(right: Trace, mistake: Mistake, mechanism: string): Trace {
  const elsewhere = (): never => fail('mistake-elsewhere', { mistake: mistake.id, mechanism });
  if (!mistake.when(right)) elsewhere();
  try {
    return makeMistake(right, mistake);
  } catch (error) {
    if (error instanceof AttnError) return elsewhere();
    throw error;
  }
}

function isSeen(mistake: Mistake, right: Trace): boolean {
  if (!mistake.when(right)) return false;
  try {
    return differing(right, makeMistake(right, mistake)).length > 0;
  } catch (error) {
    if (error instanceof AttnError) return false;
    throw error;
  }
}

/** What the mistake is shown with, of which the mechanism takes part and the user said nothing. */
function takenOf(mistake: Mistake, id: string, m: Mechanism, asked: Request): Shown {
  const { shown = {} } = mistake;
  // elsewhere than in its own mechanism it may be seen as it is, as a forgotten mask is in a window
  const plain = id !== mistake.mechanism && isSeen(mistake, play(id, m, asked));
  const params = Object.entries(plain ? {} : (shown.params ?? {})).filter(
    ([name, value]) => takes(m.params?.[name], value) && asked.params?.[name] === undefined,
  );
  const own = Object.keys(asked.arrays ?? {}).length === 0 && !asked.tokens && !asked.memory;
  const { params: _, ...numbers } = shown;
  return {
    ...(own && id === mistake.mechanism && numbers),
    ...(params.length > 0 && { params: Object.fromEntries(params) }),
  };
}

/** Two mechanisms may mean different things by one name: `norm` is pre or post, or l1 or l2. */
function takes(spec: ParamSpec | undefined, value: ParamValue): boolean {
  return spec !== undefined && (spec.type !== 'choice' || spec.of.includes(String(value)));
}

function withShown(asked: Request, { params, tokens, arrays = {} }: Shown): Request {
  const made = Object.entries(arrays).map(([name, value]) => [name, fromNested(value)] as const);
  return {
    ...asked,
    params: { ...params, ...asked.params },
    arrays: { ...Object.fromEntries(made), ...asked.arrays },
    ...(tokens && { tokens }),
  };
}

/** As it would be typed: `"the cat sat down" Q="40 0; 0 1" --causal`. */
function shownWords({ params = {}, tokens, arrays = {} }: Shown): string[] {
  const rows = (value: Nested): string =>
    Array.isArray(value) ? value.map(rows).join(Array.isArray(value[0]) ? '; ' : ' ') : String(value);
  return [
    ...(tokens ? [`"${tokens.join(' ')}"`] : []),
    ...Object.entries(arrays).map(([name, value]) => `${name}="${rows(value)}"`),
    ...Object.entries(params).map(([name, value]) => `${flagOf(name)}${value === true ? '' : ` ${value}`}`),
  ];
}

function findMistake(words: readonly string[]): Mistake | undefined {
  return words[0] === undefined ? undefined : resolve(words[0], MISTAKES.map(withAliases)).found[0];
}

function withAliases(mistake: Mistake): Mistake & { readonly aliases: readonly string[] } {
  return { ...mistake, aliases: mistake.aliases ?? [] };
}

function wordsOf({ id, title, notice, seen = [] }: Mistake, lang: Lang, mechanism: string): MistakeWords {
  return { id, title: title[lang], notice: notice[lang], seen, mechanism };
}
