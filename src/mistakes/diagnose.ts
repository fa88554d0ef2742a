import { AttnError } from '../engine/error.js';
import type { Tensor } from '../engine/tensor.js';
import { agrees, furthest } from '../trace/check.js';
import { stepOf, type Trace } from '../trace/types.js';
import { makeMistake } from './apply.js';
import { MISTAKES } from './index.js';
import type { Mistake } from './types.js';

export interface Diagnosis {
  readonly mistake: Mistake;
  /** The largest difference left between the claims and the mistake's numbers. */
  readonly difference: number;
}

/**
 * The mistakes that reproduce every claimed step, from the right tape: each known one is made, and its
 * numbers are held against the claims.
 */
export function diagnose(
  right: Trace,
  claims: Readonly<Record<string, Tensor>>,
  tolerance: number,
  among: readonly Mistake[] = MISTAKES,
): Diagnosis[] {
  return among.flatMap((mistake) => {
    if (!mistake.when(right)) return [];
    const wrong = tried(right, mistake);
    if (!wrong) return [];
    let difference = 0;
    for (const [name, claimed] of Object.entries(claims)) {
      const made = stepOf(wrong, name)?.value;
      if (!made || !agrees(claimed, made, tolerance)) return [];
      difference = Math.max(difference, furthest(claimed, made).difference);
    }
    return [{ mistake, difference }];
  });
}

/** The tape with the mistake made; undefined where the wrong formula has no shape on these inputs. */
export function tried(right: Trace, mistake: Mistake): Trace | undefined {
  try {
    return makeMistake(right, mistake);
  } catch (error) {
    if (error instanceof AttnError) return undefined;
    throw error;
  }
}
