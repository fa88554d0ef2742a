import * as ops from '../engine/ops/index.js';
import { agrees } from '../trace/check.js';
import { rewrite } from '../trace/replay.js';
import { stepOf, type Trace } from '../trace/types.js';
import type { Mistake } from './types.js';

/** The tape with the mistake made. @throws what the operations refuse when the wrong formula has no shape */
export function makeMistake(trace: Trace, mistake: Mistake): Trace {
  return rewrite(trace, ops, mistake.rewrite);
}

/** The names of the steps that come out otherwise, in order. */
export function differing(right: Trace, wrong: Trace, tolerance = 1e-9): string[] {
  return right.steps
    .filter((step) => {
      const other = stepOf(wrong, step.name);
      return other === undefined || !agrees(other.value, step.value, tolerance);
    })
    .map((step) => step.name);
}
