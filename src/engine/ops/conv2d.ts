import { convolution } from '../convolution.js';

/** A kernel that moves over an image: x (c_in × H × W), w (c_out × c_in × kH × kW) → (c_out × H' × W'). */
export const conv2d = convolution({
  name: 'conv2d',
  x: { places: [1, 2], channels: 0 },
  w: { places: [2, 3], in: 1, out: 0 },
});
