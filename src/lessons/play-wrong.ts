import { type Block, partsOf } from '../pages/page.js';
import { fillText } from '../pages/values.js';
import { lastTrace, ranBlocks, runAll, type Stage } from './run.js';
import type { Scene, Wrong } from './types.js';

/** The claim, what is run to try it, and what is true instead. */
export async function wrongScene(block: Wrong & { line: number }, stage: Stage): Promise<Scene> {
  const { world, text } = stage;
  const ran = await runAll(await linesOf(block, stage), world);
  const trace = lastTrace(ran) ?? stage.trace;
  const shown = (await Promise.all(ran.map(ranBlocks))).flat();
  const blocks: Block[] = [
    {
      kind: 'note',
      tone: 'bad',
      text: [{ text: text.peopleSay, tone: 'strong' }, ...partsOf(fillText(block.says, trace))],
    },
    ...shown,
    {
      kind: 'note',
      tone: 'good',
      text: [{ text: text.butTrue, tone: 'strong' }, ...partsOf(fillText(block.why, trace))],
    },
  ];
  return { kind: 'wrong', line: block.line, page: { blocks }, ...(trace && { trace }) };
}

async function linesOf(
  { run, mistake, erratum }: Wrong,
  { erratumLines }: Stage,
): Promise<readonly string[]> {
  const own = erratum === undefined ? [] : await erratumLines(erratum);
  if (run !== undefined) return [run];
  return mistake === undefined ? own : [`wrong ${mistake}`];
}
