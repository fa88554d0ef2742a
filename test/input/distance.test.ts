import { expect, test } from 'vitest';
import { nearest, normalise } from '../../src/input/distance.js';

const names = [
  'dot-product',
  'scaled-dot-product',
  'self-attention',
  'cross-attention',
  'multi-head',
  '多头注意力',
  '自注意力',
  '交叉注意力',
];
const commands = [
  'embed',
  'project',
  'scores',
  'scale',
  'mask',
  'softmax',
  'sum',
  'why',
  'check',
  'grad',
  'run',
];

test.each(['multihead', 'multi_head', 'Multi Head', 'MULTI-HEAD', 'ｍｕｌｔｉ－ｈｅａｄ'])(
  '%s is multi-head',
  (word) => {
    expect(normalise(word)).toBe(normalise('multi-head'));
    expect(nearest(word, names)[0]).toBe('multi-head');
  },
);

test.each<[string, readonly string[], string]>([
  ['multhead', names, 'multi-head'],
  ['self-atention', names, 'self-attention'],
  ['dotproduct', names, 'dot-product'],
  ['scaled-dot', names, 'scaled-dot-product'],
  ['多头注意', names, '多头注意力'],
  ['多投注意力', names, '多头注意力'],
  ['自住意力', names, '自注意力'],
  ['sotfmax', commands, 'softmax'],
  ['gard', commands, 'grad'],
  ['maks', commands, 'mask'],
  ['scroes', commands, 'scores'],
  ['embedding', commands, 'embed'],
])('%s: %#', (word, candidates, meant) => {
  expect(nearest(word, candidates)[0]).toBe(meant);
});

test('what is near to nothing gets no suggestion', () => {
  for (const word of ['', 'x', 'zebra', '香蕉', 'x'.repeat(1e6)]) expect(nearest(word, names)).toEqual([]);
  expect(nearest('Q', ['K', 'V'])).toEqual([]);
});

test('at most as many as asked, the nearest first', () => {
  expect(nearest('注意力', names)).toHaveLength(3);
  expect(nearest('注意力', names, 1)).toEqual(['自注意力']);
  expect(nearest('aab', ['aaa', 'aab', 'abb'])).toEqual(['aab', 'aaa', 'abb']);
});
