// How long a whole process takes to start, work and end, beside `node -e 0`: run in pairs, medians and their ratio.
//   node test/bench/startup.mjs [pairs]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const PAIRS = Number(process.argv[2] ?? 21);
const ATTN = fileURLToPath(new URL('../../bin/attn.js', import.meta.url));
const env = { ...process.env };
delete env.NODE_EXTRA_CA_CERTS; // reading it alone can cost 27 ms

function timed(args) {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`);
  return performance.now() - start;
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

const COMMANDS = [
  ['softmax', '2', '3', '1'],
  ['run', 'multi-head', 'the cat sat'],
  ['mechanisms'],
  ['explain', 'softmax'],
  ['explain', 'query'],
];
for (const args of COMMANDS) {
  const nothing = [];
  const command = [];
  const ratios = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    nothing.push(timed(['-e', '0']));
    command.push(timed([ATTN, ...args]));
    ratios.push(command.at(-1) / nothing.at(-1));
  }
  const ms = (values) => `${median(values).toFixed(0)} ms`;
  console.log(
    `attn ${args.join(' ')}: ${ms(command)}, node -e 0: ${ms(nothing)}, ratio by pairs ${median(ratios).toFixed(2)}`,
  );
}
