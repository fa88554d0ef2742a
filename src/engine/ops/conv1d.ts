import { convolution } from '../convolution.js';

/** A kernel that moves along a sequence: x (t × c_in), w (k × c_in × c_out) → (t' × c_out), one place a row. */
export const conv1d = convolution({
  name: 'conv1d',
  x: { places: [0], channels: 1 },
  w: { places: [0], in: 1, out: 2 },
});
