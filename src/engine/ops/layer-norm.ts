import { normalization } from '../normalization.js';

/** y = (x − μ) / √(σ² + ε) · gain + bias, the variance of the population. Ba, Kiros & Hinton 2016, §3. */
export const layerNorm = normalization({
  name: 'layerNorm',
  title: 'LayerNorm',
  spread: 'σ',
  centred: true,
  arity: [1, 3],
  epsilon: 1e-5,
});
