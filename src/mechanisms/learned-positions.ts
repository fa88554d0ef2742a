import { integer, made, tokens } from './declare.js';
import { PAPERS } from './papers.js';
import { addLearned } from './parts/positions.js';
import { mechanism } from './types.js';

export const learnedPositions = mechanism({
  title: { en: 'Learned positions', zh: '可学习的位置编码' },
  summary: {
    en: 'a learned vector for each place; past the table there is none',
    zh: '每个位置学一个向量，超出表长就没有了',
  },
  formula: 'X + P[0 … n−1]',
  paper: PAPERS['gehring-2017'],
  inputs: { X: tokens('n', 'd_model'), P: made('normal', 'L', 'd_model') },
  labels: { n: ['to', 'be', 'or', 'not', 'to', 'be'] },
  params: { length: integer(8, { axis: 'L' }) },
  run(t, { X, P }) {
    addLearned(t, X, P).as('output');
  },
});
