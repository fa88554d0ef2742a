import { fail } from '../engine/error.js';
import type { Tensor } from '../engine/tensor.js';
import { type Node, type OpTable, type Recorder, record } from './record.js';
import { LEAF, type Params, type Step, stepOf, type Trace } from './types.js';

/** A replacement of one step's formula: what is done to the step's operands instead. */
export type Rule<O> = (t: Recorder<O>['t'], step: Replaced) => Node;
export interface Replaced {
  /** The step's operands, as they are on the new tape. */
  readonly from: readonly Node[];
  readonly params: Params;
  readonly step: Step;
  /** An earlier step of the new tape: of the same scope if there is one, else of that very name. */
  find(name: string): Node | undefined;
  /** The same. @throws step-unknown when there is none */
  get(name: string): Node;
  /** What an earlier step was made from, as it is on the new tape; found as `find` does. @throws step-unknown */
  operands(name: string): readonly Node[];
  /** The step as it was, for a rule that does something to its result. */
  again(): Node;
}
export type Rules<O> = Readonly<Record<string, Rule<O>>>;

/** Plays a tape again: the same leaves, every step recomputed. */
export function replay(trace: Trace, ops: OpTable): Trace {
  return rewrite(trace, ops, {});
}

/** Plays a tape again with other numbers in one step, which is a leaf from then on: what follows from it is recomputed. */
export function pinned(trace: Trace, ops: OpTable, name: string, value: Tensor): Trace {
  const steps = trace.steps.map((step): Step => {
    if (step.name !== name) return step;
    const { axes, shape, kind } = step;
    return { name, op: LEAF, from: [], axes, shape, value, ...(kind && { kind }) };
  });
  return replay({ ...trace, steps }, ops);
}

/**
 * Plays a tape again with some formulas replaced. A rule is found by the step's name, or by the last part
 * of a scoped name (`weights` also replaces `block1.weights`).
 */
export function rewrite<O extends object>(trace: Trace, ops: O, rules: Rules<O>): Trace {
  const { t, find, apply, finish } = record(ops);
  const get = (name: string): Node => find(name) ?? fail('step-unknown', { step: name });
  for (const step of trace.steps) {
    if (find(step.name)) continue;
    const { name, from, params = {} } = step;
    const operands = from.map(get);
    const again = (): Node =>
      step.op === LEAF
        ? t.input(name, step.value, step.axes, { origin: step.origin, kind: step.kind })
        : apply(step.op, operands, params);
    const scope = name.slice(0, name.lastIndexOf('.') + 1);
    const near = (other: string): Node | undefined => find(scope + other) ?? find(other);
    const nearest = (other: string): Node => near(other) ?? fail('step-unknown', { step: other });
    const operandsOf = (other: string): readonly Node[] => {
      const earlier = stepOf(trace, scope + other) ?? stepOf(trace, other);
      return (earlier ?? fail('step-unknown', { step: other })).from.map(get);
    };
    const rule = rules[name] ?? rules[name.slice(name.lastIndexOf('.') + 1)];
    const replaced = {
      from: operands,
      params,
      step,
      find: near,
      get: nearest,
      operands: operandsOf,
      again,
    };
    const node = rule ? rule(t, replaced) : again();
    if (node.name === name) continue;
    // a rule that hands back an earlier step leaves a formula out
    (node.name === '' ? node : apply('same', [node])).as(name);
  }
  return finish({ mechanism: trace.mechanism, ...(trace.labels && { labels: trace.labels }) }, trace.output);
}
