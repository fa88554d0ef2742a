import * as ops from '../engine/ops/index.js';
import { random } from '../engine/random.js';
import { tensor } from '../engine/tensor.js';
import type { Rounding, Unit } from '../input/dump.js';
import { replay } from '../trace/replay.js';
import { type Step, stepOf, type Trace } from '../trace/types.js';

const DRAWS = 16;
/** A wrong formula may pass on more of what the inputs were rounded by than the right one does. */
const MARGIN = 3;
/** What float64 loses is not worth a replay. */
const LEAST = 1e-9;
const EXACT: Unit = { absolute: 0, relative: 0 };

/**
 * How far the claims may be off by rounding: their own, and what that of the inputs becomes on its way to
 * them, found by moving every rounded cell by half a unit up or down, a few times, and playing the tape again.
 */
export function toleranceOf(right: Trace, claimed: readonly string[], rounding: Rounding): number {
  const rounded = (step: Step): Unit =>
    (step.origin === 'user' ? rounding.inputs[step.name] : undefined) ?? EXACT;
  const counts = ({ absolute, relative }: Unit): boolean => Math.max(absolute, relative) >= LEAST;
  if (!right.steps.some((step) => counts(rounded(step)))) return rounding.claims;
  let furthest = 0;
  for (let draw = 0; draw < DRAWS; draw++) {
    const steps = right.steps.map((step) => moved(step, rounded(step), String(draw)));
    const other = replay({ ...right, steps }, ops);
    for (const name of claimed) {
      const [a, b] = [stepOf(other, name)!.value.data, stepOf(right, name)!.value.data];
      a.forEach((value, i) => {
        const off = Math.abs(value - b[i]!) / Math.max(1, Math.abs(b[i]!));
        if (off > furthest) furthest = off; // NaN and ∞ − ∞ are not
      });
    }
  }
  return rounding.claims + MARGIN * furthest;
}

function moved(step: Step, { absolute, relative }: Unit, draw: string): Step {
  if (absolute === 0 && relative === 0) return step;
  const { uniform } = random(`${draw}/${step.name}`);
  return {
    ...step,
    value: tensor(
      step.shape,
      step.value.data.map((v) => v + (absolute + relative * Math.abs(v)) * (uniform() < 0.5 ? -1 : 1)),
    ),
  };
}
