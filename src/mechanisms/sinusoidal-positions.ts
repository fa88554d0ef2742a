import { tokens } from './declare.js';
import { PAPERS } from './papers.js';
import { sinusoids } from './parts/positions.js';
import { mechanism } from './types.js';

export const sinusoidalPositions = mechanism({
  title: { en: 'Sinusoidal positions', zh: '正弦位置编码' },
  summary: {
    en: 'sines and cosines of the position, added to the tokens',
    zh: '把位置的正弦、余弦加到词向量上',
  },
  formula: 'X + PE,  PE[pos, 2i] = sin(pos / 10000^(2i/d)),  PE[pos, 2i+1] = cos(…)',
  paper: PAPERS['vaswani-2017'],
  inputs: { X: tokens('n', 'd_model') },
  labels: { n: ['to', 'be', 'or', 'not', 'to', 'be'] },
  run(t, { X }) {
    const PE = sinusoids(t, X);
    t.matmul(PE, PE, { bT: true }).as('similarity'); // n×n: the same along each diagonal
    t.add(X, PE).as('output');
  },
});
