import { binary } from '../elementwise.js';
import { call } from '../expression.js';

/** z = the larger of x and y, broadcasting. The gradient goes to it; of equals each takes half, as in PyTorch. */
export const maximum = binary({
  name: 'maximum',
  value: (x, y) => Math.max(x, y),
  slopes: [(x, y) => share(x, y), (x, y) => share(y, x)],
  cell: (x, y) => call('max', x, y),
  formula: (x, y) => `max(${x}, ${y})`,
});

/** What reaches `own` of the gradient of the larger. */
export function share(own: number, other: number): number {
  if (own === other) return 0.5;
  return own > other ? 1 : 0;
}
