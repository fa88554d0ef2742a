import * as ops from '../../dist/engine/ops/index.js';
import { fromNested } from '../../dist/engine/tensor.js';
import { multiHead } from '../../dist/mechanisms/multi-head.js';
import { record } from '../../dist/trace/record.js';

/** The whole tape: leaves, every step recorded, the trace finished. */
export function prepare({ heads, ...arrays }) {
  const leaves = Object.entries(arrays).map(([name, rows]) => [name, fromNested(rows)]);
  return {
    run() {
      const { t, finish } = record(ops);
      const nodes = {};
      for (const [name, value] of leaves) nodes[name] = t.input(name, value, multiHead.inputs[name].axes);
      multiHead.run(t, nodes, { heads, causal: false, positions: 'none' });
      return finish({ mechanism: 'multi-head' }, 'output');
    },
    read: (trace) => trace.steps.find(({ name }) => name === trace.output).value.data,
  };
}
