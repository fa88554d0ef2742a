import { expect, it } from 'vitest';
import { judge } from '../../src/lessons/guess.js';
import type { Question } from '../../src/lessons/types.js';
import { quiz } from '../../src/text/en/quiz.js';

const asked = (value: number): Question => ({
  predict: { kind: 'predict', ask: 'how much?', hint: 'little', cell: 'weights[1]', tolerance: 0.05 },
  value,
});

it.each([
  [0.25, '.25', true],
  [0.25, '２５％', true],
  [0.25, '2⁻²', true],
  [0.25, '0.3', true],
  [0.25, '0.31', false],
  [Number.NEGATIVE_INFINITY, '-inf', true],
  [Number.NEGATIVE_INFINITY, '-100', false],
  [Number.NaN, 'nan', true],
  [Number.NaN, '0', false],
])('of %d, the prediction %s is right: %s', (value, typed, right) => {
  expect(judge(asked(value), typed, quiz.numbered)).toMatchObject({ right });
});
