// Runs the `console` blocks of Markdown files: each `$ command` in a shell that finds attn in the given folder, and
// compares what it prints with what stands below it. With --write it puts the real output there instead.
//   node test/console.mjs [--write] <folder with attn in it> <file.md>…
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const args = process.argv.slice(2);
const write = args[0] === '--write' && Boolean(args.shift());
const [bin, ...files] = args;
const env = {
  HOME: process.env.HOME,
  PATH: `${bin}:${process.env.PATH}`,
  LANG: 'en_US.UTF-8',
  ATTN_HOME: mkdtempSync(join(tmpdir(), 'attn-readme-')),
};

let ran = 0;
let wrong = 0;
for (const file of files) {
  const text = readFileSync(file, 'utf8');
  const real = text.replace(/^```console\n\$ (.*)\n([\s\S]*?)^```$/gm, (_block, command, shown) => {
    const { status, stdout, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', command], {
      env,
      encoding: 'utf8',
    });
    ran++;
    const output = `${stderr}${stdout}`;
    // 1 is an answer: no
    if (status !== 0 && status !== 1 && !write) console.error(`${file}: $ ${command}: exit ${status}`);
    if (output !== shown && !write) {
      wrong++;
      console.error(`${file}: $ ${command}\nprints\n${output}\nbut the page shows\n${shown}`);
    }
    return `\`\`\`console\n$ ${command}\n${output}\`\`\``;
  });
  if (write) writeFileSync(file, real);
}
console.log(`${ran} commands of ${files.length} pages run, ${wrong} print something else`);
if (ran === 0 || wrong > 0) process.exit(1);
