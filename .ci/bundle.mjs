// Bundles the command line into dist/bin, so that a command loads a few files and not a hundred; reads the lessons
// once, so that `attn explain` need not; and keeps what V8 compiles of what most commands load.
//   node .ci/bundle.mjs
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/**
 * commander can start other programs, and loads what that takes with every start; attn never does.
 * It is a twentieth of the time that `attn softmax 2 3 1` takes.
 */
const startsNoPrograms = {
  name: 'starts-no-programs',
  resolveId: (source, importer) =>
    source === 'node:child_process' && importer?.includes('commander') ? '\0no-programs' : null,
  load: (id) => (id === '\0no-programs' ? 'export default {};' : null),
};

export const INPUT = {
  cwd: fileURLToPath(new URL('..', import.meta.url)),
  input: 'src/cli/main.ts',
  // what cli-table3 would colour with, were it asked to
  external: ['@colors/colors/safe'],
  platform: 'node',
  logLevel: 'silent',
  plugins: [startsNoPrograms],
};

export const OUTPUT = { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' };

/** Between them these load what most commands load; the last to load a part leaves it as compiled by its use. */
const COMPILED = [
  ['grad', '--help'],
  ['run', 'multi-head'],
  ['explain', 'softmax'],
  ['softmax', '2', '3', '1', '--lang', 'zh'],
  ['softmax', '2', '3', '1'],
];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bundle = await rolldown(INPUT);
  await bundle.write({ ...OUTPUT, dir: 'dist/bin', cleanDir: true });
  await bundle.close();
  const attn = fileURLToPath(new URL('../bin/attn.js', import.meta.url));
  const run = (args, env = {}) =>
    execFileSync(process.execPath, [attn, ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  run(['lessons', 'prepare', '--dir', 'dist/lessons']);
  for (const args of COMPILED) run(args, { ATTN_KEEP_COMPILED: '1' });
}
