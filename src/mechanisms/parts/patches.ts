import { fail } from '../../engine/error.js';
import type { Node } from '../../trace/record.js';
import type { Sizes, Tape } from '../types.js';

/** N = HW / P², how many patches an image is cut into. @throws patches-divide */
export function patchCount({ H, W, P }: Sizes): number {
  if (H! % P! !== 0 || W! % P! !== 0) fail('patches-divide', { H, W, P });
  return (H! / P!) * (W! / P!);
}

/**
 * An image (C×H×W) cut into squares of P×P, left to right and top to bottom, a patch a row (N×C·P·P), without
 * a name. Dosovitskiy et al. 2021, §3.1; torch.nn.functional.unfold with stride P, transposed.
 */
export function cutPatches(t: Tape, image: Node, P: number): Node {
  const [C, H, W] = image.shape as [number, number, number];
  const [down, across] = [H / P, W / P];
  const strips = t.reshape(image, { shape: [C * down, P, across, P], axes: 'C·H/P,P,W/P,P' });
  const squares = t.transpose(strips, { order: [0, 2, 1, 3] }); // C·H/P × W/P × P × P
  const byChannel = t.reshape(squares, { shape: [C, down * across, P * P], axes: 'C,N,P·P' });
  return t.reshape(t.transpose(byChannel, { order: [1, 0, 2] }), {
    shape: [down * across, C * P * P],
    axes: 'N,C·P·P',
  });
}
