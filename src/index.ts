/**
 * attn as a library: run a mechanism, read its trace, ask why, check it, differentiate it, rewrite it.
 * The command line is built on the same functions.
 */
import { AttnError, fail } from './engine/error.js';
import * as ops from './engine/ops/index.js';
import { fromNested, type Nested, type Tensor, toNested } from './engine/tensor.js';
import { resolve } from './input/resolve.js';
import { isTrace, readTrace } from './input/trace.js';
import { MECHANISMS } from './mechanisms/index.js';
import { play } from './mechanisms/play.js';
import type { ParamValue } from './mechanisms/types.js';
import { readCell } from './trace/cell.js';
import { type Checked, checkTrace } from './trace/check.js';
import { gradient } from './trace/gradient.js';
import { encodeTrace } from './trace/json.js';
import type { Trace } from './trace/types.js';
import { type Reason, why as reasonOf } from './trace/why.js';

export type { Nested, Reason, Tensor, Trace };
export { AttnError, encodeTrace, fromNested, MECHANISMS, toNested };

export interface RunOptions {
  /** Arrays by name: Q, K, V, X, W_Q …, mask (1 = visible). */
  readonly inputs?: Readonly<Record<string, Nested>>;
  readonly tokens?: readonly string[];
  readonly memory?: readonly string[];
  /** heads, causal, positions … as `attn mechanisms --json` lists them. */
  readonly params?: Readonly<Record<string, ParamValue>>;
  readonly seed?: string | number;
}

/**
 * softmax along the last axis: pᵢ = e^(zᵢ − max z) / Σⱼ e^(zⱼ − max z); the shape is kept.
 * @throws AttnError shape-ragged
 */
export function softmax<T extends Nested>(z: T): T {
  return toNested(ops.softmax.forward([fromNested(z)], {})) as T;
}

/** Runs a mechanism by any of its names. @throws AttnError mechanism-unknown { near }, and what the mechanism refuses */
export async function run(mechanism: string, options: RunOptions = {}): Promise<Trace> {
  const { found, near } = resolve(mechanism, MECHANISMS);
  const entry = found[0] ?? fail('mechanism-unknown', { name: mechanism, near });
  const { inputs = {}, seed, ...rest } = options;
  const arrays = Object.fromEntries(
    Object.entries(inputs).map(([name, nested]) => [name, fromNested(nested)]),
  );
  return play(entry.id, await entry.load(), {
    ...rest,
    arrays,
    ...(seed !== undefined && { seed: String(seed) }),
  });
}

/** Why a cell (`weights,0,1`) is its number: its formula over earlier cells, `depth` levels down. */
export function why(trace: Trace, cell: string, depth = 1): Reason {
  return reasonOf(trace, ops, readCell(trace, cell), depth);
}

/** Recomputes every step: which hold, which are false, which carry an earlier mistake. */
export function check(trace: Trace, tolerance = 1e-9): Checked[] {
  return checkTrace(trace, ops, new Set(), tolerance);
}

/** The trace with d target / d step on every step; the target is a step (the sum of its cells) or a cell. */
export function grad(trace: Trace, target = trace.output): Trace {
  return gradient(trace, ops, /[[,]/.test(target) ? readCell(trace, target) : { step: target });
}

/** The numbers of a step. @throws AttnError step-unknown */
export function values(trace: Trace, name: string): Nested {
  const step = trace.steps.find((own) => own.name === name) ?? fail('step-unknown', { step: name });
  return toNested(step.value);
}

/** A trace from its JSON, as `--json` writes it. @throws AttnError trace-foreign, … */
export function decodeTrace(json: unknown): Trace {
  if (!isTrace(json)) fail('trace-foreign', {});
  return readTrace(json, ops).trace;
}
