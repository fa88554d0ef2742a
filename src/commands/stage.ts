import { fail } from '../engine/error.js';
import * as ops from '../engine/ops/index.js';
import type { Tensor } from '../engine/tensor.js';
import { tokenize } from '../input/tokens.js';
import { stagePage } from '../pages/stage.js';
import { append, type Stage } from '../trace/append.js';
import type { Node } from '../trace/record.js';
import type { Trace } from '../trace/types.js';
import { asRows, type Source } from './source.js';
import { traced } from './traced.js';
import type { Call, Result, World } from './types.js';

export type StageTape = Stage<typeof ops>;

/** The axes arrays have that come by their usual names; others are rows and columns. */
const AXES: Readonly<Record<string, readonly string[]>> = {
  X: ['n', 'd_model'],
  Y: ['m', 'd_model'],
  Q: ['n', 'd_k'],
  K: ['m', 'd_k'],
  V: ['m', 'd_v'],
  W_Q: ['d_model', 'd_k'],
  W_K: ['d_model', 'd_k'],
  W_V: ['d_model', 'd_v'],
  W: ['d_q', 'd_k'],
  W_q: ['d_q', 'd_a'],
  W_k: ['d_k', 'd_a'],
  scores: ['n', 'm'],
  scaled: ['n', 'm'],
  masked: ['n', 'm'],
  weights: ['n', 'm'],
  mask: ['n', 'm'],
};

/** The trace a stage starts from: the one it was given, with every array it was given as a leaf. */
export function startingTrace(source: Source): Trace | undefined {
  const { named, numbers } = source;
  const arrays: Record<string, Tensor> = { ...source.arrays, ...(numbers && { z: numbers }) };
  const names = Object.keys(arrays);
  const labels = {
    ...(named?.tokens && { n: named.tokens }),
    ...(named?.memory_tokens && { m: named.memory_tokens }),
  };
  if (names.length === 0) return source.trace;
  const trace = append(source.trace, ops, ({ t, fresh }) => {
    const nodes = names.map((name) => {
      const value = AXES[name] ? asRows(arrays[name]!) : arrays[name]!;
      return t.input(fresh(name), value, axesOf(name, value), name === 'mask' ? { kind: 'mask' } : {});
    });
    return nodes.at(-1)!;
  });
  return {
    ...trace,
    output: source.trace?.output ?? trace.output,
    ...(Object.keys(labels).length > 0 && { labels: { ...trace.labels, ...labels } }),
  };
}

function axesOf(name: string, { shape }: Tensor): readonly string[] {
  const usual = AXES[name];
  if (usual && usual.length === shape.length) return usual;
  return shape.length === 1 ? ['n'] : ['i', 'j', 'k', 'l'].slice(0, shape.length);
}

/** Runs one stage of a pipeline: `body` gets the current output and returns the new one. */
export function runStage(
  source: Source,
  call: Call,
  world: World,
  body: (stage: StageTape, input: Node) => Node,
): Result {
  const start = startingTrace(source) ?? fail('nothing-given', {});
  const trace = append(start, ops, (stage) => body(stage, stage.find(start.output)!));
  return stageResult(start, trace, call, world);
}

export function stageResult(start: Trace | undefined, trace: Trace, call: Call, world: World): Result {
  const checked = checkNames(trace);
  return traced(checked, ops, call, world, (view) => stagePage(checked, ops, view, start?.steps.length ?? 0));
}

/** A step by name, or a refusal that says which stage makes it. */
export function need({ find }: StageTape, name: string, stage: string): Node {
  return find(name) ?? fail('stage-needs', { name, stage });
}

/** An axis of an operand that must be as long as one of another's. */
export type End = readonly [operand: Node, axis: number];

/** @throws shapes-axes where two axes that are one letter differ in length */
export function fit(letter: string, [a, i]: End, [b, j]: End): void {
  if (a.shape.at(i) === b.shape.at(j)) return;
  fail('shapes-axes', { letter, a: a.name, b: b.name, shapeA: a.shape, shapeB: b.shape });
}

/** As many names as rows, where someone gave both. @throws tokens-rows { tokens, name, shape } */
function checkNames(trace: Trace): Trace {
  for (const { name, axes, shape, origin } of trace.steps) {
    if (origin !== 'user') continue;
    const names = axes[0] === undefined ? undefined : trace.labels?.[axes[0]];
    if (names && names.length !== shape[0]) fail('tokens-rows', { tokens: names.length, name, shape });
  }
  return trace;
}

export function tokensOf(text: string | undefined, world: World): string[] | undefined {
  return text === undefined ? undefined : tokenize(text, world.lang);
}
