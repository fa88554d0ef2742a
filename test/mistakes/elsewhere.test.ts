import { describe, expect, it } from 'vitest';
import { AttnError } from '../../src/engine/error.js';
import { MECHANISMS } from '../../src/mechanisms/index.js';
import { play } from '../../src/mechanisms/play.js';
import { makeMistake } from '../../src/mistakes/apply.js';
import { MISTAKES } from '../../src/mistakes/index.js';
import type { Trace } from '../../src/trace/types.js';

/** What comes of a mistake in a mechanism that is not its own. */
function outcome(right: Trace, id: string): string {
  const mistake = MISTAKES.find((one) => one.id === id)!;
  if (!mistake.when(right)) return 'elsewhere';
  try {
    const wrong = makeMistake(right, mistake);
    return wrong.output === right.output && wrong.mechanism === right.mechanism ? 'made' : 'lost';
  } catch (error) {
    return error instanceof AttnError ? `refused: ${error.code}` : `${id}: ${error}`;
  }
}

describe('every mistake is made in any mechanism, or is refused with a code', () => {
  it.each(MECHANISMS.map((entry) => [entry.id, entry] as const))('%s', async (id, entry) => {
    const right = play(id, await entry.load());
    const outcomes = MISTAKES.map((mistake) => outcome(right, mistake.id));
    expect(outcomes.filter((one) => !/^(elsewhere|made|refused: [a-z-]+)$/.test(one))).toEqual([]);
  });
});
