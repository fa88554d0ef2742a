import type { World } from '../commands/types.js';
import * as ops from '../engine/ops/index.js';
import { type Block, type Page, partsOf } from '../pages/page.js';
import { stepSides } from '../pages/side-by-side.js';
import { stepBlocks } from '../pages/steps.js';
import { stepOf } from '../trace/types.js';
import type { Instance } from './ask.js';
import { madeFrom, type Of } from './grade.js';
import { inline } from './inline.js';
import { stepsIn, withLetters } from './letters.js';
import { ran } from './ran.js';
import { whyNumber } from './show-number.js';
import { rightAnswer } from './show-question.js';
import type { Words } from './words.js';

/** Of a question that was skipped, or whose hints are used up: the answer, and then why it is that. */
export async function solvedPage(
  instance: Instance,
  as: 'skipped' | 'solved',
  words: Words,
  world: World,
): Promise<Page> {
  const { text } = words;
  const { kind } = instance.question;
  // the reason names the answer there
  const told = kind === 'spot' || kind === 'inverse';
  return {
    blocks: [
      { kind: 'note', tone: 'strong', text: text[as] },
      ...(told ? [] : [answerNote(instance, words)]),
      ...(await reasonBlocks(instance, 1, words, world)),
    ],
  };
}

/** Hint `n`, from 1. */
export function hintPage(instance: Instance, n: number, { text }: Words): Page {
  const hint = instance.hints[n - 1]!;
  return {
    blocks: [{ kind: 'note', text: [{ text: text.hint(n), tone: 'strong' }, ...partsOf(inline(hint))] }],
  };
}

/** Why the right answer is right, `depth` levels down; with it, the question's own solution. */
export async function whyRightPage(
  instance: Instance,
  depth: number,
  words: Words,
  world: World,
): Promise<Page> {
  const blocks = await reasonBlocks(instance, depth, words, world);
  return { blocks: blocks.length > 0 ? blocks : [answerNote(instance, words)] };
}

function answerNote(instance: Instance, { text }: Words): Block {
  return { kind: 'note', text: inline(text.rightIs(rightAnswer(instance, text.numbered))) };
}

/** The question's own solution and what was computed; nothing, where there is neither. */
export async function reasonBlocks(
  instance: Instance,
  depth: number,
  words: Words,
  world: World,
): Promise<Block[]> {
  const own: Block[] = instance.solution
    ? [
        {
          kind: 'note',
          text: [{ text: words.text.solution, tone: 'strong' }, ...partsOf(inline(instance.solution))],
        },
      ]
    : [];
  return [...own, ...(await expanded(instance, depth, words, { ...world, seed: instance.seed }))];
}

async function expanded(instance: Instance, depth: number, words: Words, world: World): Promise<Block[]> {
  const { view, text } = words;
  switch (instance.question.kind) {
    case 'number':
      return whyNumber(instance as Of<'number'>, depth, words);
    case 'choice': {
      const { question, letters } = instance as Of<'choice'>;
      return question.run === undefined ? [] : ran(withLetters(question.run, letters), world);
    }
    case 'order': {
      const { steps, right } = instance as Of<'order'>;
      return [
        {
          kind: 'table',
          rows: right.map((place, i) => [
            { text: String(i + 1), tone: 'strong' },
            { text: inline(steps[place]!) },
          ]),
          align: ['right', 'left'],
        },
      ];
    }
    case 'shape': {
      const { trace, question } = instance as Of<'shape'>;
      const step = stepOf(trace, question.step)!;
      const made = trace.steps.filter(({ name }) => name === step.name || step.from.includes(name));
      return stepBlocks(trace, ops, view, made);
    }
    case 'spot': {
      const { first, trace, shown, mistake } = instance as Of<'spot'>;
      const sides = [
        { name: [{ text: view.text.right, tone: 'good' as const }], trace },
        { name: [{ text: view.text.wrong, tone: 'bad' as const }], trace: shown },
      ];
      return [
        { kind: 'note', text: text.falseFirst(first, mistake.title[words.lang]) },
        stepSides(first, sides, view),
        {
          kind: 'note',
          text: [{ text: view.text.howToNotice, tone: 'strong' }, mistake.notice[words.lang]],
        },
      ];
    }
    case 'inverse': {
      const { question } = instance as Of<'inverse'>;
      const example = rightAnswer(instance);
      const trace = await madeFrom(instance as Of<'inverse'>, example, world);
      const compared = stepsIn(question.check);
      return [
        { kind: 'note', text: text.oneAnswer(example) },
        ...stepBlocks(
          trace,
          ops,
          view,
          trace.steps.filter(({ name }) => compared.has(name)),
        ),
      ];
    }
  }
}
