import * as ops from '../engine/ops/index.js';
import { type Node, record } from '../trace/record.js';
import type { Trace } from '../trace/types.js';
import { hasLetter, type Request } from './inputs.js';
import { prepare } from './prepare.js';
import { refuseRowsMaskedAway } from './rows.js';
import type { Mechanism, ParamSpecs, Values } from './types.js';

/** Runs a mechanism on what the user brought, and records every step. */
export function play(id: string, m: Mechanism, request: Request = {}): Trace {
  const { inputs, leaves, params, labels } = prepare(m, request);
  const { t, finish } = record(ops);
  const nodes: Record<string, Node> = {};
  for (const [name, { value, origin }] of Object.entries(leaves)) {
    const { axes, kind } = inputs[name]!;
    nodes[name] = t.input(name, value, axes, { origin, ...(kind && { kind }) });
  }
  const memory = nodes.Y ?? nodes.X;
  for (const [name, spec] of Object.entries(m.inputs)) {
    const W = nodes[`W_${name}`];
    if (spec.make !== 'projected' || nodes[name] || !W) continue;
    nodes[name] = t.matmul((spec.axes[0] === 'm' ? memory : nodes.X)!, W).as(name);
  }
  m.run(t, nodes, params as Values<ParamSpecs>);
  const { steps, output, ...about } = finish({ mechanism: id }, 'output');
  const fitting = Object.entries(labels).filter(
    ([letter, names]) => hasLetter(inputs, letter) || isExtent(steps, letter, names.length),
  );
  const named = fitting.length > 0 && { labels: Object.fromEntries(fitting) };
  const trace = { ...about, ...named, steps, output };
  refuseRowsMaskedAway(trace);
  return trace;
}

/** Whether an axis that was computed came out this long: then its names are the right ones. */
function isExtent(steps: Trace['steps'], letter: string, extent: number): boolean {
  return steps.every(({ axes, shape }) => axes.every((axis, i) => axis !== letter || shape[i] === extent));
}
