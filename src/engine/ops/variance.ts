import { call, named, num } from '../expression.js';
import { reduction } from '../reduction.js';
import { total } from './sum.js';

/** y = Σⱼ (xⱼ − μ)² / n, μ the mean: of the population, as in layer norm; ∂y/∂xⱼ = 2 (xⱼ − μ) / n. */
export const variance = reduction({
  name: 'variance',
  value(lane) {
    const mean = total(lane) / lane.length;
    return lane.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / lane.length;
  },
  slopes(lane) {
    const mean = total(lane) / lane.length;
    return lane.map((x) => (2 * (x - mean)) / lane.length);
  },
  cell(lane) {
    const n = num(lane.length);
    const mean = named('μ', call('divide', call('sum', lane), n));
    const squares = lane.map((x) => call('power', call('subtract', x, mean), num(2)));
    return call('divide', call('sum', squares), n);
  },
});
