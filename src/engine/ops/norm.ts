import { call, named, num } from '../expression.js';
import { reduction } from '../reduction.js';

/** ‖x‖ = √Σⱼ xⱼ²; ∂‖x‖/∂xⱼ = xⱼ/‖x‖, and 0 at 0. */
export const norm = reduction({
  name: 'norm',
  value: (lane) => Math.sqrt(lane.reduce((sum, x) => sum + x * x, 0)),
  slopes: (lane, y) => lane.map((x) => (y === 0 ? 0 : x / y)),
  cell: (lane) =>
    named(
      '‖x‖',
      call(
        'sqrt',
        call(
          'sum',
          lane.map((x) => call('power', x, num(2))),
        ),
      ),
    ),
});
