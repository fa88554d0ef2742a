/** Every operation of the tape, by its name. */
export { add } from './add.js';
export { mask } from './mask.js';
export { matmul } from './matmul.js';
export { scale } from './scale.js';
export { softmax } from './softmax.js';
export { transpose } from './transpose.js';
