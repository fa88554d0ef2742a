import { random } from '../../src/engine/random.js';
import { fromNested, type Tensor, tensor } from '../../src/engine/tensor.js';
import { MECHANISMS } from '../../src/mechanisms/index.js';
import { inputsOf } from '../../src/mechanisms/inputs.js';
import { play } from '../../src/mechanisms/play.js';
import type { Mechanism } from '../../src/mechanisms/types.js';
import type { Mistake } from '../../src/mistakes/types.js';
import { LEAF, type Trace } from '../../src/trace/types.js';

export async function mechanismOf({ mechanism }: Mistake): Promise<Mechanism> {
  const entry = MECHANISMS.find(({ id }) => id === mechanism);
  if (!entry) throw new Error(`no mechanism ${mechanism}`);
  return entry.load();
}

/** The right tape on what the mistake is shown with. */
export async function shownRight(mistake: Mistake): Promise<Trace> {
  const m = await mechanismOf(mistake);
  return play(mistake.mechanism, m, request(mistake));
}

/**
 * The right tape on random numbers of the same shapes. Masks and places are kept; numbers that a mistake needs to
 * be seen (large scores) are moved, not replaced.
 */
export async function randomRight(mistake: Mistake, seed: string): Promise<Trace> {
  const m = await mechanismOf(mistake);
  const shown = play(mistake.mechanism, m, request(mistake));
  const arrays: Record<string, Tensor> = {};
  for (const step of shown.steps) {
    const spec = inputsOf(m)[step.name];
    if (step.op !== LEAF || !spec) continue;
    const { normal } = random(`${seed}/${step.name}`);
    const needed = mistake.shown?.arrays?.[step.name] !== undefined;
    const cells = [...step.value.data].map((value) => (needed ? value : 0) + normal());
    arrays[step.name] = spec.kind ? step.value : tensor(step.shape, cells);
  }
  const { params } = request(mistake);
  return play(mistake.mechanism, m, { arrays, ...(params && { params }) });
}

function request({ shown = {} }: Mistake) {
  const { params, tokens, arrays = {} } = shown;
  return {
    ...(params && { params }),
    ...(tokens && { tokens }),
    arrays: Object.fromEntries(Object.entries(arrays).map(([name, value]) => [name, fromNested(value)])),
  };
}
