import { fail } from '../engine/error.js';
import { excerpt } from './clean.js';
import { isTrace } from './trace.js';

/**
 * The trace that a JSON value is or holds: of the two that `attn wrong` prints, the wrong one.
 * @throws trace-several { mechanisms } for those that `attn compare` prints
 */
export function traceIn(value: unknown): unknown {
  if (isTrace(value)) return value;
  const { wrong, mechanisms } = (value ?? {}) as { wrong?: unknown; mechanisms?: unknown };
  if (isTrace(wrong)) return wrong;
  const compared = Array.isArray(mechanisms) ? (mechanisms as { id?: unknown; trace?: unknown }[]) : [];
  if (compared.length > 0 && compared.every((one) => isTrace(one?.trace)))
    fail('trace-several', { mechanisms: compared.map(({ id }) => excerpt(String(id))) });
  return undefined;
}

/**
 * What `attn wrong` prints, as claims to be checked: the right steps with the numbers of the wrong ones. A step on the way
 * that came out in another shape is left out, the output is not.
 */
export function claimsIn(value: unknown): unknown {
  const { right, wrong } = (value ?? {}) as { right?: { output?: unknown }; wrong?: unknown };
  if (!isTrace(right) || !isTrace(wrong)) return traceIn(value);
  const made = new Map(rawSteps(wrong).map((step) => [step?.name, step]));
  const steps = rawSteps(right).map((step) => {
    const claimed = made.get(step?.name);
    const comparable = String(claimed?.shape) === String(step?.shape) || step?.name === right?.output;
    return { ...step, value: comparable ? (claimed?.value ?? null) : null };
  });
  return { ...right, steps };
}

/** Not looked at yet: whatever somebody has written there. */
function rawSteps(trace: unknown): readonly (Readonly<Record<string, unknown>> | null)[] {
  const { steps } = trace as { steps?: unknown };
  return Array.isArray(steps) ? steps : [];
}
