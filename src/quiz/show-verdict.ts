import type { World } from '../commands/types.js';
import { MISTAKES } from '../mistakes/index.js';
import type { Block, Page } from '../pages/page.js';
import type { Instance } from './ask.js';
import type { Of, Verdict } from './grade.js';
import { inline } from './inline.js';
import { type Evidence, evidenceBlocks } from './refute.js';
import { rightAnswer } from './show-question.js';
import type { Words } from './words.js';

/** What is said of an answer: right or not, which mistake it shows, what refutes it, and what is right. */
export async function verdictPage(
  instance: Instance,
  verdict: Verdict,
  typed: string,
  words: Words,
  world: World,
  evidence: Evidence,
): Promise<Page> {
  const { text } = words;
  const { question } = instance;
  const right = rightAnswer(instance, text.numbered);
  if (verdict.outcome !== 'wrong') return { blocks: [praise(instance, verdict, typed, words)] };
  const last = question.kind === 'inverse' ? text.oneAnswer(right) : text.rightIs(right);
  return {
    blocks: [
      {
        kind: 'note',
        tone: 'bad',
        text: inline(`${text.wrong}${diagnosis(instance, verdict, typed, words)}`),
      },
      ...(await evidenceBlocks(evidence, words, { ...world, seed: instance.seed })),
      ...(question.kind === 'spot' ? [] : [{ kind: 'note', text: inline(last) } as const]),
    ],
  };
}

/** Of an answer that is right, or as good as right. */
function praise(instance: Instance, verdict: Verdict, typed: string, { text }: Words): Block {
  const { question } = instance;
  const right = rightAnswer(instance, text.numbered);
  if (verdict.outcome === 'rounded') {
    const { digits, step } = verdict.rounding!;
    return { kind: 'note', tone: 'good', text: text.rounded(right, digits, step) };
  }
  if (verdict.outcome === 'coarse' && question.kind === 'number') {
    return { kind: 'note', tone: 'strong', text: text.coarse(verdict.digits!, String(question.tolerance)) };
  }
  const exact = question.kind === 'number' && typed !== right;
  const line = exact ? text.rightAt(typed, right) : text.right(question.kind === 'inverse' ? typed : right);
  return { kind: 'note', tone: 'good', text: inline(line) };
}

/** As it is read, not typed. */
const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤' };

/** What is wrong with a wrong answer, in a sentence. */
export function diagnosis(
  instance: Instance,
  verdict: Verdict,
  typed: string,
  { text, lang, view }: Words,
): string {
  if (instance.question.kind === 'spot') {
    const { first, mistake } = instance as Of<'spot'>;
    return text.sentences(text.misplaced(verdict.late!), text.falseFirst(first, mistake.title[lang]));
  }
  if (verdict.says) return verdict.says;
  if (verdict.agree !== undefined) return text.agree(verdict.agree);
  if (verdict.compared) {
    const { left, sign, right } = verdict.compared;
    const bound = view.number(right.value);
    // a number of its own, or a cell that the answer made
    const wanted = right.text.includes('[') ? `${right.text} = ${bound}` : bound;
    return text.makes(left.text, view.number(left.value), `${SIGNS[sign] ?? sign} ${wanted}`);
  }
  if (verdict.mistake === 'shape-transposed') return text.transposed;
  const known = MISTAKES.find(({ id }) => id === verdict.mistake);
  return known ? text.isMistake(known.title[lang]) : text.notIt(typed);
}
