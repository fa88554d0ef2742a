// Multi-head attention, forward, through attn's tape and through its peers: `npm run bench`.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { CONTENDERS } from './contenders.mjs';
import { exponent, lane, race } from './measure.mjs';

const SIZES = [
  { n: 8, d: 16, heads: 2 },
  { n: 64, d: 64, heads: 4 },
  { n: 256, d: 256, heads: 8 },
];
const GROWTH = [64, 128, 256, 512].map((n) => ({ n, d: 64, heads: 4 }));

if (!existsSync(new URL('../../dist/engine/kernel.js', import.meta.url))) quit('build first: npm run build');
if (!existsSync(new URL('node_modules', import.meta.url))) install();

console.log(`multi-head attention, forward; node ${process.version}, ${cpus()[0].model.trim()}`);
console.log('medians of interleaved samples; ×: times as long as attn; attn in float64, tfjs in float32');
for (const size of SIZES) {
  const lanes = [];
  for (const { name } of CONTENDERS) lanes.push(await lane(name, size));
  agree(lanes);
  const results = await race(lanes);
  console.log(`\n${size.n} tokens, ${size.d} wide, ${size.heads} heads`);
  for (const { name, ms, samples } of results) {
    const ratio = (ms / results[0].ms).toFixed(2).padStart(7);
    console.log(`  ${name.padEnd(10)} ${ms.toFixed(4).padStart(10)} ms ${ratio} ×   (${samples} samples)`);
  }
}

const lanes = [];
for (const size of GROWTH) lanes.push(await lane('attn', size));
const grown = await race(lanes);
const [{ size }] = grown;
console.log(`\nattn's growth with n (${size.d} wide, ${size.heads} heads)`);
for (const { size, ms } of grown) {
  console.log(`  ${String(size.n).padStart(4)} tokens ${ms.toFixed(4).padStart(10)} ms`);
}
console.log(`  time ≈ c · n^${exponent(grown.map(({ size, ms }) => [size.n, ms])).toFixed(2)}`);

/** What does not compute the same is not compared. */
function agree(lanes) {
  const expected = lanes[0].output;
  for (const [i, { name, output, size }] of lanes.entries()) {
    const gaps = expected.map((b, at) => Math.abs(output[at] - b) / Math.max(1, Math.abs(b)));
    const apart = gaps.reduce((most, gap) => Math.max(most, gap), 0);
    if (output.length === expected.length && apart <= CONTENDERS[i].tolerance) continue;
    for (const { end } of lanes) end();
    quit(`${name} differs from attn by ${apart} at ${JSON.stringify(size)}`);
  }
}

function install() {
  console.log('installing the peers in test/bench …');
  const cwd = fileURLToPath(new URL('.', import.meta.url));
  const { status } = spawnSync('npm', ['ci'], { cwd, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) quit('the peers could not be installed');
}

function quit(why) {
  console.error(why);
  process.exit(1);
}
