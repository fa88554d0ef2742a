import { AttnError } from '../../src/engine/error.js';

/** The code and the facts a call is refused with; any other outcome is a failure of the test. */
export function refusal(call: () => unknown): Record<string, unknown> {
  try {
    call();
  } catch (error) {
    return facts(error);
  }
  throw new Error('nothing was refused');
}

export async function refusalOf(promise: Promise<unknown>): Promise<Record<string, unknown>> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => facts(error),
  );
  if (outcome === undefined) throw new Error('nothing was refused');
  return outcome;
}

/** Runs the call; lets AttnError pass as an answer and nothing else. */
export function orRefusal<T>(call: () => T): T | AttnError {
  try {
    return call();
  } catch (error) {
    if (error instanceof AttnError) return error;
    throw error;
  }
}

function facts(error: unknown): Record<string, unknown> {
  if (error instanceof AttnError) return { code: error.code, ...error.data };
  throw error;
}
