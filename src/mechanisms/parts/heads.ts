import { fail } from '../../engine/error.js';
import type { Sizes } from '../types.js';

/** d_k = d_model / h, the width of one head. @throws heads-divide */
export function headWidth({ d_model, h }: Sizes): number {
  if (d_model! % h! !== 0) fail('heads-divide', { d_model, heads: h });
  return d_model! / h!;
}
