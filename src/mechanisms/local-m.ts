import { tensor } from '../engine/tensor.js';
import { integer, optionalMask } from './declare.js';
import { PAPERS } from './papers.js';
import { alignmentLabels, decoderStates, encoderStates } from './parts/alignment.js';
import { weigh } from './parts/attend.js';
import { places, windowMask } from './parts/window.js';
import { mechanism } from './types.js';

export const localM = mechanism({
  title: { en: 'Local attention, monotonic (Luong local-m)', zh: '单调局部注意力（Luong local-m）' },
  summary: {
    en: 'step t looks at places t−D … t+D of the source, no others',
    zh: '第 t 步只看源句 t−D 到 t+D 的窗口',
  },
  formula: 'p_t = t,  a_t(s) = softmax over |s − p_t| ≤ D of h_t·h_s,  c_t = Σ_s a_t(s) h_s',
  paper: PAPERS['luong-2015'],
  inputs: { h_t: decoderStates, h_s: encoderStates, mask: optionalMask('n', 'm') },
  params: { window: integer(1) },
  labels: alignmentLabels,
  run(t, { h_t, h_s, mask }, { window: D }) {
    const [n, m] = [h_t.shape[0]!, h_s.shape[0]!];
    const place = (_: unknown, step: number) => Math.min(step, m - 1); // past the source's end: its last place
    const p = t.input('p', tensor([n, 1], Array.from({ length: n }, place)), [h_t.axes[0]!, '1'], {
      origin: 'constant',
    });
    const offset = t.subtract(places(t, h_s), p).as('offset'); //         s − p_t, n×m
    const visible = windowMask(t, offset, D, mask);
    const scores = t.matmul(h_t, h_s, { bT: true }).as('scores');
    t.matmul(weigh(t, scores, visible), h_s).as('output');
  },
});
