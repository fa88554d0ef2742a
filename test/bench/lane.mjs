// One contender in a process of its own, so that none pays for another's garbage or for code it has spoilt.
// It is asked over IPC for { prepare: size }, and then, again and again, for a { sample }.
import { random } from '../../dist/engine/random.js';
import { CONTENDERS } from './contenders.mjs';
import { median } from './measure.mjs';

/** Long enough for the compiler to have had its say, and for caches to fill again after the others' turns. */
const WARM_MS = 600;
const SETTLE_MS = 20;
const SAMPLE_MS = 20;

const { file, backend } = CONTENDERS.find(({ name }) => name === process.argv[2]);
const { prepare } = await import(file);
let prepared;
let repeats;

process.on('message', async (asked) => {
  if (asked.prepare) {
    prepared = await prepare(arrays(asked.prepare), backend);
    const once = median(runFor(WARM_MS));
    repeats = Math.max(1, Math.ceil(SAMPLE_MS / once));
    process.send({ output: [...prepared.read(prepared.run())] });
  } else {
    runFor(SETTLE_MS);
    process.send({ ms: time(repeats) / repeats });
  }
});
process.send({ ready: true });

function time(times) {
  const start = performance.now();
  for (let i = 0; i < times; i++) prepared.run();
  return performance.now() - start;
}

function runFor(ms) {
  const times = [];
  const end = performance.now() + ms;
  do times.push(time(1));
  while (performance.now() < end);
  return times.slice(times.length >> 1);
}

function arrays({ n, d, heads }) {
  const matrix = (name, rows, deviation) => {
    const { normal } = random(`bench/${name}`);
    return Array.from({ length: rows }, () => Array.from({ length: d }, () => normal() * deviation));
  };
  const weight = (name) => matrix(name, d, 1 / Math.sqrt(d));
  const [W_Q, W_K, W_V, W_O] = ['W_Q', 'W_K', 'W_V', 'W_O'].map(weight);
  return { X: matrix('X', n, 1), W_Q, W_K, W_V, W_O, heads };
}
