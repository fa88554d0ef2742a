import { expect, it } from 'vitest';
import { evaluate } from '../../../src/engine/expression.js';
import { tensor } from '../../../src/engine/tensor.js';
import { OPS } from '../../mechanisms/numeric.js';

const LONG = 200_000;
const x = tensor(
  [LONG],
  Float64Array.from({ length: LONG }, (_, i) => (i % 7) / 8),
);

/** More numbers than one call of JavaScript takes for arguments. */
it.each(['sum', 'mean', 'max', 'min', 'argmax', 'norm', 'cumulativeSum'])(
  'the formula of %s stands for its cell, however long the axis is',
  (name) => {
    const op = OPS[name]!;
    const output = op.forward([x], {});
    const index = output.shape.map((extent) => extent - 1);
    const formula = op.cell(index, { inputs: [x], params: {}, output });
    const value = output.data.at(-1)!;
    expect(Math.abs(evaluate(formula, [x]) - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, value));
  },
);
