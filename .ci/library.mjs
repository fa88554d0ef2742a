// Runs the `js` blocks of Markdown files where the tarball is installed, and type-checks them against its types.
//   node .ci/library.mjs <folder> <file.md>…
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, ...files] = process.argv.slice(2);
const tsc = new URL('../node_modules/typescript/bin/tsc', import.meta.url).pathname;
const settings = [
  '--noEmit',
  '--strict',
  '--module',
  'nodenext',
  '--target',
  'es2022',
  '--lib',
  'es2022,dom',
];
let ran = 0;
for (const file of files) {
  for (const [, code] of readFileSync(file, 'utf8').matchAll(/^```js\n([\s\S]*?)^```$/gm)) {
    writeFileSync(join(folder, 'example.mts'), code);
    execFileSync(process.execPath, [tsc, ...settings, 'example.mts'], { cwd: folder, stdio: 'inherit' });
    writeFileSync(join(folder, 'example.mjs'), code);
    process.stdout.write(execFileSync(process.execPath, ['example.mjs'], { cwd: folder }));
    ran++;
  }
}
if (ran === 0) throw new Error('no example found');
