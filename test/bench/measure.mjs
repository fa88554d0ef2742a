import { fork } from 'node:child_process';
import { once } from 'node:events';

/** A round times each lane once, starting with another each time, so that a slow spell of the machine meets all. */
const ROUNDS = 31;
/** A lane that has used this much sits out the remaining rounds, after FEWEST of them. */
const BUDGET_MS = 6000;
const FEWEST = 5;

/** A contender on one size, in its own process; `output` is what it computed. */
export async function lane(name, size) {
  const child = fork(new URL('lane.mjs', import.meta.url), [name]);
  const died = once(child, 'exit').then(([code]) => {
    throw new Error(`${name} ended with exit code ${code}`);
  });
  died.catch(() => {}); // ending after the race is no error
  const answer = async () => (await Promise.race([once(child, 'message'), died]))[0];
  const ask = (question) => {
    child.send(question);
    return answer();
  };
  await answer();
  const { output } = await ask({ prepare: size });
  return {
    name,
    size,
    output,
    sample: async () => (await ask({ sample: true })).ms,
    end: () => child.kill(),
  };
}

/** Median milliseconds of one run, for each lane. */
export async function race(lanes) {
  const entries = lanes.map((each) => ({ ...each, times: [], spent: 0 }));
  for (let round = 0; round < ROUNDS; round++) {
    for (let turn = 0; turn < entries.length; turn++) {
      const entry = entries[(round + turn) % entries.length];
      if (entry.times.length >= FEWEST && entry.spent > BUDGET_MS) continue;
      const start = performance.now();
      entry.times.push(await entry.sample());
      entry.spent += performance.now() - start;
    }
  }
  for (const { end } of lanes) end();
  return entries.map(({ name, size, times }) => ({ name, size, ms: median(times), samples: times.length }));
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

/** The exponent p of time ≈ c · n^p, by least squares on the logarithms of [n, time]. */
export function exponent(points) {
  const logs = points.map((point) => point.map(Math.log));
  const mean = (axis) => logs.reduce((sum, point) => sum + point[axis], 0) / logs.length;
  const [x0, y0] = [mean(0), mean(1)];
  const above = logs.reduce((sum, [x, y]) => sum + (x - x0) * (y - y0), 0);
  return above / logs.reduce((sum, [x]) => sum + (x - x0) ** 2, 0);
}
