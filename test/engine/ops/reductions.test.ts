import { describe, expect, it } from 'vitest';
import { argmax, logSumExp, max, mean, min, norm, sum, variance } from '../../../src/engine/ops/index.js';
import type { Over } from '../../../src/engine/reduction.js';
import { noise } from './case.js';

const x = { tensor: noise('x', 2, 3, 4), axes: ['h', 'n', 'm'] };

describe.each([sum, mean, max, min, norm, variance, logSumExp, argmax])('$name', (op) => {
  it.each<[Over, number[], string[]]>([
    [{}, [2, 3], ['h', 'n']],
    [{ axis: 0 }, [3, 4], ['n', 'm']],
    [{ axis: -2, keep: true }, [2, 1, 4], ['h', '1', 'm']],
    [{ axis: 'all' }, [], []],
    [{ axis: 'all', keep: true }, [1, 1, 1], ['1', '1', '1']],
  ])('over %j leaves %j', (over, shape, axes) => {
    expect(op.forward([x.tensor], over).shape).toEqual(shape);
    expect(op.axes([x], over)).toEqual(axes);
  });

  it.each([3, -4, 0.5])('has no axis %d here', (axis) => {
    expect(() => op.forward([x.tensor], { axis })).toThrow('axis-range');
  });
});
