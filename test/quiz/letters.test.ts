import { expect, it } from 'vitest';
import { stepsIn } from '../../src/quiz/letters.js';

it.each([
  ['weights[1] >= p and weights[{k}] < 1/2', ['weights']],
  ["2·K_h[0,1] + block1.m'[0] / d_k", ['K_h', "block1.m'"]],
  ['a + b', []],
])('the steps that %j reads', (expression, steps) => {
  expect([...stepsIn(expression)]).toEqual(steps);
});
