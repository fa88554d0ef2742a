// Bundles the command line into dist/bin, so that a command loads a few files and not a hundred.
//   node .ci/bundle.mjs
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bundle = await rolldown(INPUT);
  await bundle.write({ ...OUTPUT, dir: 'dist/bin', cleanDir: true });
  await bundle.close();
}
