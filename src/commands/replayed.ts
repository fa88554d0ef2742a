import { fail } from '../engine/error.js';
import type { Entry } from '../mechanisms/index.js';
import { inputsOf } from '../mechanisms/inputs.js';
import type { Mechanism } from '../mechanisms/types.js';
import { LEAF, type Trace } from '../trace/types.js';
import { GLOBALS } from './options.js';
import type { Source } from './source.js';
import { WHY_OPTIONS } from './traced.js';
import type { Call } from './types.js';

/** Options that change what is shown, not what is computed. */
const SHOWING = new Set(['input', ...[...GLOBALS, ...WHY_OPTIONS].map(({ name }) => name)]);

/** Whether the trace that was given is one of this very mechanism, and nothing about it is to be changed. */
export function isPlayed({ trace, text, arrays }: Source, { id }: Entry, { options }: Call): boolean {
  const changed = text !== undefined || Object.keys(arrays).length > 0;
  return trace?.mechanism === id && !changed && Object.keys(options).every((name) => SHOWING.has(name));
}

/**
 * What a trace gives another mechanism to work on: its leaves, those that are inputs there, and its tokens.
 * @throws input-unknown where it takes none of them
 */
export function inputsFrom({ arrays }: Source, trace: Trace, m: Mechanism): Pick<Source, 'arrays' | 'named'> {
  const known = Object.keys(inputsOf(m));
  const leaves = trace.steps.filter(({ op, name }) => op === LEAF && known.includes(name));
  if (leaves.length === 0) fail('input-unknown', { name: trace.steps[0]!.name, known });
  const names = (axis: string): readonly string[] | undefined =>
    leaves.some(({ axes }) => axes.includes(axis)) ? trace.labels?.[axis] : undefined;
  const [tokens, memory_tokens] = [names('n'), names('m')];
  return {
    arrays: { ...Object.fromEntries(leaves.map(({ name, value }) => [name, value])), ...arrays },
    named: { arrays: {}, settings: {}, ...(tokens && { tokens }), ...(memory_tokens && { memory_tokens }) },
  };
}
