import { fail } from '../engine/error.js';
import * as ops from '../engine/ops/index.js';
import { unflatten } from '../engine/tensor.js';
import { type Node, record } from '../trace/record.js';
import type { Trace } from '../trace/types.js';
import type { Request } from './inputs.js';
import { prepare } from './prepare.js';
import type { Mechanism } from './types.js';

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
  m.run(t, nodes, params);
  const trace = finish({ mechanism: id, ...(Object.keys(labels).length > 0 && { labels }) }, 'output');
  refuseRowsMaskedAway(trace);
  return trace;
}

/** A query that may see no key has no weights: its softmax would be 0/0. @throws row-masked */
function refuseRowsMaskedAway(trace: Trace): void {
  for (const step of trace.steps) {
    if (step.op !== 'mask' || step.params?.hidden !== undefined) continue;
    const keys = step.shape.at(-1)!;
    for (let row = 0; row * keys < step.value.data.length; row++) {
      const cells = step.value.data.subarray(row * keys, (row + 1) * keys);
      if (!cells.every((value) => value === -Infinity)) continue;
      const query = unflatten(step.shape.slice(0, -1), row).at(-1)!;
      fail('row-masked', { step: step.name, query, token: trace.labels?.[step.axes.at(-2)!]?.[query] });
    }
  }
}
