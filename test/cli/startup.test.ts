import { basename, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { describe, expect, it } from 'vitest';
// @ts-expect-error a script without types
import { INPUT, OUTPUT } from '../../.ci/bundle.mjs';
import { attn } from './attn.js';

/** All that `attn softmax 2 3 1` may load: files of src, folders of it (ending in /), and packages. */
const NEEDED = [
  'src/cli/colour.ts',
  'src/cli/files.ts',
  'src/cli/look.ts',
  'src/cli/main.ts',
  'src/cli/show.ts',
  'src/cli/streams.ts',
  'src/cli/table.ts',
  'src/commands/index.ts',
  'src/commands/options.ts',
  'src/commands/parse.ts',
  'src/commands/reader.ts',
  'src/commands/scored.ts',
  'src/commands/softmax.ts',
  'src/commands/source.ts',
  'src/commands/traced.ts',
  'src/engine/',
  'src/input/arrays.ts',
  'src/input/clean.ts',
  'src/input/json.ts',
  'src/input/names.ts',
  'src/input/nested.ts',
  'src/input/numbers.ts',
  'src/pages/arithmetic.ts',
  'src/pages/matrix.ts',
  'src/pages/number.ts',
  'src/pages/page.ts',
  'src/pages/softmax.ts',
  'src/pages/steps.ts',
  'src/pages/view.ts',
  'src/printers/terminal.ts',
  'src/printers/terminal/',
  'src/text/en/pages.ts',
  'src/text/index.ts',
  'src/trace/',
  'ansi-regex',
  'chalk',
  'cli-table3',
  'commander',
  'emoji-regex',
  'is-fullwidth-code-point',
  'string-width',
  'strip-ansi',
];

/** Operations that softmax in five steps is made of; the other ones stay unread. */
const OPS = ['divide', 'exp', 'max', 'scale', 'subtract', 'sum'];

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Which modules are in which file of the bundle: it is made once more as `npm run bundle` makes it, in memory. */
async function bundled(): Promise<ReadonlyMap<string, readonly string[]>> {
  const bundle = await rolldown(INPUT);
  const { output } = await bundle.generate(OUTPUT);
  return new Map(
    output.map((part) => [
      part.fileName,
      part.type === 'chunk' ? part.moduleIds.map((id) => relative(ROOT, id)) : [],
    ]),
  );
}

const CHUNKS = await bundled();

/** The modules that a command line loads. */
async function loaded(args: readonly string[]): Promise<string[]> {
  const told = 'process.on("exit", () => console.error(Object.keys(require.cache).join("\\n")))';
  const preload = `import { createRequire } from "node:module"; const require = createRequire("file:///"); ${told}`;
  const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(preload)}` };
  const { code, stderr } = await attn(args, { env });
  expect(code).toBe(0);
  const files = stderr.split('\n').filter((file) => file.endsWith('.cjs'));
  expect(files.length).toBeGreaterThan(1);
  return files.flatMap((file) => CHUNKS.get(basename(file)) ?? [`${file}: not of this build`]);
}

/** The package of a module of another, else the module itself. */
function named(module: string): string {
  return /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(module)?.[1] ?? module;
}

const isNeeded = (module: string): boolean =>
  NEEDED.some((needed) => (needed.endsWith('/') ? module.startsWith(needed) : module === needed));

describe('attn softmax 2 3 1', async () => {
  const modules = (await loaded(['softmax', '2', '3', '1'])).filter((module) => !module.includes('\0'));

  it('loads only what it needs', () => {
    expect([...new Set(modules.map(named))].filter((module) => !isNeeded(module))).toEqual([]);
    expect(modules).toContain('src/commands/softmax.ts'); // the list is not empty by mistake
  });

  it('loads no operation but its own', () => {
    const ops = modules.flatMap((module) => /^src\/engine\/ops\/(.+)\.ts$/.exec(module)?.[1] ?? []);
    expect(ops.sort()).toEqual(OPS);
  });

  it('asks for nothing that has left the list', () => {
    const stale = NEEDED.filter((needed) => !modules.some((module) => named(module).startsWith(needed)));
    expect(stale).toEqual([]);
  });
});

it('loads one language', async () => {
  const modules = await loaded(['softmax', '2', '3', '1', '--lang', 'zh']);
  const texts = modules.filter((module) => /^src\/text\/(en|zh)\//.test(module));
  expect(texts).toEqual(['src/text/zh/pages.ts']);
});
