import { tensor } from '../engine/tensor.js';
import type { Ops } from '../mechanisms/types.js';
import type { Node } from '../trace/record.js';
import type { Replaced, Rule, Rules } from '../trace/replay.js';
import { type Step, stepOf, type Trace } from '../trace/types.js';
import { has, only, stepsNamed } from './types.js';

type Tape = Parameters<Rule<Ops>>[0];

/** What the weighted sum is called, with one head and with several. */
const SUMS = ['output', 'per_head', 'attended'] as const;

const isSum = ({ op, from }: Step): boolean => op === 'matmul' && /(^|\.)weights$/.test(from[0]!);

/** A rule for the weighted sum of the values, weights · V. */
export function onSum(rule: Rule<Ops>): Rules<Ops> {
  const own: Rule<Ops> = (t, step) => (isSum(step.step) ? rule(t, step) : step.again());
  return Object.fromEntries(SUMS.map((name) => [name, own]));
}

export function hasSum(trace: Trace): boolean {
  return SUMS.some((name) => stepsNamed(trace, name).some(isSum));
}

export const joined = has('concat', 'joinHeads');
/** The rows of a step in its own shape again, read straight from memory. */
export const viewed: Rule<Ops> = (t, { from, step }) =>
  t.reshape(from[0]!, { shape: step.shape, axes: step.axes.join() });
export const joinView = only('joinHeads', viewed);

/** Whether the last two extents of every step of this name are equal: as many keys as queries. */
export function isSquare(trace: Trace, name: string): boolean {
  const steps = stepsNamed(trace, name);
  return steps.length > 0 && steps.every(({ shape }) => shape.length > 1 && shape.at(-1) === shape.at(-2));
}

/** Whether the mask of some step lets a query see itself and what comes before, and nothing later. */
export function isCausal(trace: Trace): boolean {
  return stepsNamed(trace, 'masked').some(({ op, from }) => {
    const mask = op === 'mask' ? stepOf(trace, from[1]!)! : undefined;
    const n = mask?.shape[0];
    return (
      mask?.shape.length === 2 &&
      n === mask.shape[1] &&
      mask.value.data.every((v, at) => (at % n! <= Math.floor(at / n!) ? v !== 0 : v === 0))
    );
  });
}

/** A mask of the mistake's own (n×m, as the scores it is for), beside the step that it serves. */
export function ownMask(
  t: Tape,
  { step }: Replaced,
  scores: Node,
  sees: (query: number, key: number) => boolean,
): Node {
  const [n, m] = scores.shape.slice(-2) as [number, number];
  const cells = Array.from({ length: n * m }, (_, i) => (sees(Math.floor(i / m), i % m) ? 1 : 0));
  return t.input(`${step.name}~mask`, tensor([n, m], cells), scores.axes.slice(-2), {
    origin: 'constant',
    kind: 'mask',
  });
}
