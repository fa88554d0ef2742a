import { binary } from '../elementwise.js';
import { call } from '../expression.js';
import { share } from './maximum.js';

/** z = the smaller of x and y, broadcasting. The gradient goes to it; of equals each takes half, as in PyTorch. */
export const minimum = binary({
  name: 'minimum',
  value: (x, y) => Math.min(x, y),
  slopes: [(x, y) => share(y, x), (x, y) => share(x, y)],
  cell: (x, y) => call('min', x, y),
  formula: (x, y) => `min(${x}, ${y})`,
});
