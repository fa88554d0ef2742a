import { fail } from '../engine/error.js';
import { clean } from '../input/clean.js';
import { resolve } from '../input/resolve.js';
import { MECHANISMS } from '../mechanisms/index.js';
import { play } from '../mechanisms/play.js';
import { differing, makeMistake } from '../mistakes/apply.js';
import { MISTAKES } from '../mistakes/index.js';
import type { Mistake } from '../mistakes/types.js';
import { type MistakeWords, mistakePage, mistakesPage } from '../pages/mistake.js';
import type { Lang } from '../text/index.js';
import { encodeTrace } from '../trace/json.js';
import { paramOptions, requestOf, typedWords } from './run.js';
import { readSource } from './source.js';
import { readerView } from './traced.js';
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
    if (call.words.length === 0) return list(call, world);
    const [name, ...words] = call.words as [string, ...string[]];
    const { found, near } = resolve(name, MISTAKES.map(withAliases));
    const mistake = found[0] ?? fail('mistake-unknown', { name: clean(name), near });
    const named = String(call.options.mechanism ?? mistake.mechanism);
    const { found: mechanisms, near: nearMechanisms } = resolve(named, MECHANISMS);
    const entry = mechanisms[0] ?? fail('mechanism-unknown', { name: clean(named), near: nearMechanisms });
    const m = await entry.load();
    const source = await readSource({ ...call, words }, world, { want: 'text' });
    const right = play(entry.id, m, await requestOf(m, source, call, world));
    if (!mistake.when(right)) fail('mistake-elsewhere', { mistake: mistake.id, mechanism: entry.id });
    const trace = makeMistake(right, mistake);
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
        const typed = ['attn run', entry.id, ...typedWords(words)].join(' ');
        return mistakePage(wordsOf(mistake, world.lang, entry.id), right, trace, differ, view, [
          { command: typed, why: view.text.nextRight },
          { command: 'attn wrong', why: view.text.nextMistakes },
        ]);
      },
    };
  },
};

function list(call: Call, world: World): Result {
  return {
    code: 0,
    json: () =>
      MISTAKES.map(({ id, aliases = [], mechanism, title, notice, seen = [] }) => ({
        id,
        aliases,
        mechanism,
        title,
        notice,
        seen,
      })),
    page: async () =>
      mistakesPage(
        MISTAKES.map((mistake) => wordsOf(mistake, world.lang, mistake.mechanism)),
        await readerView(call, world),
      ),
  };
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
