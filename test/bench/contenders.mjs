/** Each by its name: the file that prepares it, and how far from attn's its result may be. */
const FLOAT64 = 1e-9;
const FLOAT32 = 1e-4;
export const CONTENDERS = [
  { name: 'attn', file: './attn.mjs', tolerance: 0 },
  { name: 'ml-matrix', file: './ml-matrix.mjs', tolerance: FLOAT64 },
  { name: 'mathjs', file: './mathjs.mjs', tolerance: FLOAT64 },
  { name: 'tfjs cpu', file: './tensorflow.mjs', backend: 'cpu', tolerance: FLOAT32 },
  { name: 'tfjs wasm', file: './tensorflow.mjs', backend: 'wasm', tolerance: FLOAT32 },
];
