import { optionalMask, temperature } from './declare.js';
import { PAPERS } from './papers.js';
import { alignmentLabels, decoderStates, encoderStates } from './parts/alignment.js';
import { weigh } from './parts/attend.js';
import { mechanism } from './types.js';

export const global = mechanism({
  title: { en: 'Global attention (Luong)', zh: '全局注意力（Luong）' },
  summary: {
    en: 'each decoder state looks at all encoder states',
    zh: '解码器的每个状态都看编码器的所有位置',
  },
  formula: 'a_t(s) = exp(h_t·h_s) / Σ_s′ exp(h_t·h_s′),  c_t = Σ_s a_t(s) h_s',
  paper: PAPERS['luong-2015'],
  inputs: { h_t: decoderStates, h_s: encoderStates, mask: optionalMask('n', 'm') },
  params: { temperature: temperature() },
  labels: alignmentLabels,
  run(t, { h_t, h_s, mask }, { temperature }) {
    const scores = t.matmul(h_t, h_s, { bT: true }).as('scores'); //  n×m
    t.matmul(weigh(t, scores, mask, temperature), h_s).as('output'); // the contexts c_t, n×d
  },
});
