import { exampleTokens, exampleWeight, optionalMask, temperature } from './declare.js';
import { PAPERS } from './papers.js';
import { attend } from './parts/attend.js';
import { mechanism } from './types.js';

/**
 * One modality asks another: queries from words, keys and values from regions of an image. The two need not be
 * equally wide; W_Q and W_K bring them to one space. One direction, one head. Tsai et al. 2019, §3.1 (MulT);
 * Lu et al. 2019 (ViLBERT) has both directions.
 */
export const crossModal = mechanism({
  title: { en: 'Cross-modal attention', zh: '跨模态注意力' },
  summary: {
    en: 'words ask, regions of an image answer',
    zh: '词来查询，图像区域作键和值',
  },
  formula: 'softmax(X W_Q (Y W_K)ᵀ / √d_k) Y W_V',
  paper: PAPERS['tsai-2019'],
  inputs: {
    // features of a word: animal, action, toy
    X: exampleTokens(
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ],
      'n',
      'd_text',
    ),
    // features of a region: fur, roundness, brightness, green
    Y: exampleTokens(
      [
        [1, 0.2, 0.3, 0],
        [0, 1, 0.8, 0],
        [0.1, 0, 0.4, 1],
        [0, 0, 1, 0],
      ],
      'm',
      'd_image',
    ),
    W_Q: exampleWeight(
      [
        [5, 0],
        [3, 3],
        [0, 5],
      ],
      'd_text',
      'd_k',
    ),
    W_K: exampleWeight(
      [
        [1, 0],
        [0, 1],
        [0, 0],
        [0, 0],
      ],
      'd_image',
      'd_k',
    ),
    W_V: exampleWeight(
      [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
        [0, 0, 0],
      ],
      'd_image',
      'd_v',
    ),
    mask: optionalMask('n', 'm'),
  },
  params: { temperature: temperature() },
  sizes: { d_text: 3, d_image: 4 },
  labels: {
    n: ['dog', 'chases', 'ball'],
    m: ['dog', 'ball', 'grass', 'sky'],
    d_text: ['animal', 'action', 'toy'],
    d_image: ['fur', 'round', 'bright', 'green'],
    d_v: ['fur', 'round', 'bright'],
  },
  run(t, { X, Y, W_Q, W_K, W_V, mask }, { temperature }) {
    const Q = t.matmul(X, W_Q).as('Q'); //                        n×d_k
    const K = t.matmul(Y, W_K).as('K'); //                        m×d_k
    const V = t.matmul(Y, W_V).as('V'); //                        m×d_v
    attend(t, Q, K, V, mask, temperature).as('output'); //        n×d_v
  },
});
