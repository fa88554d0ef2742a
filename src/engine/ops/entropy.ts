import { call } from '../expression.js';
import { reduction } from '../reduction.js';

/**
 * H = −Σⱼ pⱼ ln pⱼ in nats, with 0 ln 0 = 0; ∂H/∂pⱼ = −ln pⱼ − 1. Where pⱼ is 0 this is ∞; 0 is given, since what
 * made it 0, a mask or sparsemax, holds it there. Shannon 1948, §6.
 */
export const entropy = reduction({
  name: 'entropy',
  value: (p) => p.reduce((sum, own) => (own === 0 ? sum : sum - own * Math.log(own)), 0),
  slopes: (p) => p.map((own) => (own === 0 ? 0 : -Math.log(own) - 1)),
  cell(lane, p) {
    const terms = lane.flatMap((own, j) => (p[j] === 0 ? [] : [call('multiply', own, call('log', own))]));
    return call('negate', call('sum', terms));
  },
});
