import { choice, example, exampleWeight } from './declare.js';
import { PAPERS } from './papers.js';
import { mechanism } from './types.js';

/**
 * How much each modality is believed, feature by feature, is read off all of them together. With two modalities
 * and the softmax it is the gated multimodal unit h = z ⊙ h_v + (1 − z) ⊙ h_t; with the sigmoid it is the unit's
 * form for more than two, gates that need not sum to 1. Arevalo et al. 2017, §3.
 */
export const modalityGating = mechanism({
  title: { en: 'Modality gating', zh: '模态门控' },
  summary: {
    en: 'decides from the input which modality to believe',
    zh: '看输入决定相信哪种模态',
  },
  formula: 'h = Σᵢ zᵢ ⊙ tanh(xᵢ Wᵢ),  z = softmax or σ ([x_text, x_image, x_audio] W_z)',
  paper: PAPERS['arevalo-2017'],
  inputs: {
    // the same park by day and by night: in the dark the picture shows little
    x_text: example([[0.5], [0.5]], 'n', 'd_text'),
    x_image: example(
      [
        [1, 1.5],
        [0.1, 0.2],
      ],
      'n',
      'd_image',
    ),
    x_audio: example([[0.4], [1.2]], 'n', 'd_audio'),
    W_text: exampleWeight([[1, 0.5]], 'd_text', 'd_h'),
    W_image: exampleWeight(
      [
        [0, 0],
        [1, 0.4],
      ],
      'd_image',
      'd_h',
    ),
    W_audio: exampleWeight([[0.3, 1]], 'd_audio', 'd_h'),
    // in columns: people by text, image, audio; then speech by text, image, audio
    W_z: exampleWeight(
      [
        [0, 0, 0, 0, 0, 0],
        [0, 3, 0, 0, 1, 0],
        [0, 0, 0, 0, 0, 0],
        [0, 0, 1, 0, 0, 2],
      ],
      'd_text+d_image+d_audio',
      'd_h·m',
    ),
  },
  params: { gate: choice('softmax', 'sigmoid') },
  sizes: { d_text: 1, d_image: 2, d_audio: 1, d_h: 2 },
  labels: {
    n: ['by day', 'by night'],
    m: ['text', 'image', 'audio'],
    d_h: ['people', 'speech'],
    d_image: ['brightness', 'shapes'],
  },
  run(t, { x_text, x_image, x_audio, W_text, W_image, W_audio, W_z }, { gate }) {
    const h_text = t.tanh(t.matmul(x_text, W_text)).as('h_text'); //    n×d_h
    const h_image = t.tanh(t.matmul(x_image, W_image)).as('h_image');
    const h_audio = t.tanh(t.matmul(x_audio, W_audio)).as('h_audio');
    const [n, d_h] = h_text.shape as [number, number];
    const x = t.concat(x_text, x_image, x_audio).as('x');
    const scores = t.reshape(t.matmul(x, W_z), { shape: [n, d_h, 3], axes: 'n,d_h,m' }).as('scores');
    const z = (gate === 'softmax' ? t.softmax(scores) : t.sigmoid(scores)).as('z'); // n×d_h×m
    const H = t.stack(h_text, h_image, h_audio, { axis: -1, letter: 'm' }).as('H');
    t.sum(t.multiply(z, H)).as('output'); //                            n×d_h
  },
});
