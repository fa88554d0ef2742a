import { describe, expect, it } from 'vitest';
import { runLine } from '../../src/commands/line.js';
import { plain } from '../../src/pages/page.js';
import { pages as text } from '../../src/text/en/pages.js';
import { encodeTrace } from '../../src/trace/json.js';
import { worldOf } from './world.js';

interface Written {
  steps: { name: string; op: string; from: string[]; value: number[][] | null }[];
}

/** A trace as a file, with one thing changed. */
async function tampered(change: (trace: Written) => void) {
  const { trace } = await runLine('run scaled-dot-product "the cat sat"', worldOf());
  const written = JSON.parse(JSON.stringify(encodeTrace(trace!))) as Written;
  change(written);
  return runLine('check trace.json', worldOf({ 'trace.json': JSON.stringify(written) }));
}

const stepOf = ({ steps }: Written, name: string) => steps.find((step) => step.name === name)!;
const verdicts = (json: unknown) =>
  Object.fromEntries(
    (json as { steps: { name: string; verdict: string }[] }).steps.map(({ name, verdict }) => [
      name,
      verdict,
    ]),
  );
const notes = async (result: Awaited<ReturnType<typeof tampered>>) =>
  (await result.page()).blocks.flatMap((block) => (block.kind === 'note' ? [plain(block.text)] : []));

describe('a trace that was tampered with', () => {
  it('has one false step where only that one was changed', async () => {
    const result = await tampered((trace) => {
      stepOf(trace, 'weights').value![0]![1]! += 0.1;
    });
    expect(result.code).toBe(1);
    expect(verdicts(result.json())).toMatchObject({ scaled: 'holds', weights: 'false', output: 'holds' });
  });

  it('carries over what was computed from the false step', async () => {
    const result = await tampered((trace) => {
      const [weights, V, output] = ['weights', 'V', 'output'].map((name) => stepOf(trace, name).value!);
      weights![0]![1]! += 0.1;
      output![0] = V![0]!.map((_, j) => weights![0]!.reduce((sum, w, m) => sum + w * V![m]![j]!, 0));
    });
    expect(result.code).toBe(1);
    expect(verdicts(result.json())).toMatchObject({ weights: 'false', output: 'carried' });
  });

  it('may leave values out, which are filled in', async () => {
    const result = await tampered((trace) => {
      for (const step of trace.steps) if (step.op !== 'input') step.value = null;
    });
    expect(result.code).toBe(0);
    expect(verdicts(result.json())).toMatchObject({ Q: 'computed', output: 'computed', X: 'given' });
    expect(await notes(result)).toEqual([text.checkHolds(0)]);
  });

  it.each<[code: string, step: string, change: (step: Written['steps'][number]) => unknown]>([
    ['trace-cycle', 'scores', (step) => Object.assign(step, { from: ['output', 'K'] })],
    ['op-unknown', 'scores', (step) => Object.assign(step, { op: '__proto__' })],
    ['trace-unknown', 'X', (step) => Object.assign(step, { name: 'Z' })],
    ['trace-name', 'output', (step) => Object.assign(step, { name: 'out\u001b[31m' })],
    ['value-null', 'X', (step) => Object.assign(step, { value: null })],
    ['trace-shape', 'output', ({ value }) => value!.pop()],
    ['array-ragged', 'output', ({ value }) => value![0]!.pop()],
  ])('is refused: %s', async (code, name, change) => {
    await expect(tampered((trace) => change(stepOf(trace, name)))).rejects.toMatchObject({ code });
  });
});
