import { normalization } from '../normalization.js';

/** y = x / √(mean x² + ε) · gain: layer norm without centring. Zhang & Sennrich 2019, §3. */
export const rmsNorm = normalization({
  name: 'rmsNorm',
  title: 'RMSNorm',
  spread: 'RMS',
  centred: false,
  arity: [1, 2],
  epsilon: 1e-6,
});
