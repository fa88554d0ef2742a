import type { World } from '../commands/types.js';
import type { Block } from '../pages/page.js';
import { paper } from '../pages/paper.js';
import type { Instance } from './ask.js';
import type { Of, Verdict } from './grade.js';
import { withLetters } from './letters.js';
import { ran } from './ran.js';
import type { ChoiceQuestion, Option } from './types.js';
import type { Words } from './words.js';

/** What shows that something is not so: lines to run, and papers for what no line computes. */
export interface Evidence {
  readonly run: readonly string[];
  readonly cite: readonly string[];
}

/** The evidence against an erratum, by its id. */
type EvidenceOf = (erratum: string) => Promise<Evidence>;

const NONE: Evidence = { run: [], cite: [] };

/** Against the wrong option that was taken. */
export async function evidenceAgainst(
  instance: Instance,
  { outcome, option }: Pick<Verdict, 'outcome' | 'option'>,
  evidenceOf: EvidenceOf,
): Promise<Evidence> {
  if (instance.question.kind !== 'choice' || outcome !== 'wrong' || option === undefined) return NONE;
  const { options, question, letters } = instance as Of<'choice'>;
  const lines = linesAgainst(options[option]!, question);
  if (lines.length > 0) return { run: lines.map((line) => withLetters(line, letters)), cite: [] };
  const { erratum } = options[option]!;
  return erratum === undefined ? NONE : evidenceOf(erratum);
}

/** An option's own, else the question's; where there are none, its erratum has to have evidence. */
export function linesAgainst({ run }: Option, question: ChoiceQuestion): readonly string[] {
  return run.length === 0 && question.run !== undefined ? [question.run] : run;
}

/** Papers are named only where there is nothing to compute. */
export async function evidenceBlocks(
  { run, cite }: Evidence,
  { text }: Words,
  world: World,
): Promise<Block[]> {
  const blocks: Block[] = [];
  for (const line of run) blocks.push(...(await ran(line, world)));
  if (run.length > 0 || cite.length === 0) return blocks;
  return [
    { kind: 'note', tone: 'quiet', text: text.toRead },
    { kind: 'list', items: cite.map(paper) },
  ];
}
