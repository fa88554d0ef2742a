import { readNumber } from '../input/arithmetic.js';
import { ascii } from '../input/clean.js';
import { format } from '../pages/number.js';
import { plain, type Text } from '../pages/page.js';
import { sameNumber } from '../quiz/diagnose.js';
import type { Quiz } from '../text/index.js';
import type { Question } from './types.js';

/** What a guess was worth: what is right, and for a choice what is said of the one that was taken. */
export interface Guessed {
  readonly right: boolean;
  readonly answer: string;
  readonly why?: Text;
}

/** @throws expression-…, number-…, when it is no answer to this question */
export function judge(question: Question, typed: string, numbered: Quiz['numbered']): Guessed | undefined {
  const { predict, value } = question;
  const text = ascii(typed).trim();
  const answer = answerTo(question, numbered);
  if (predict.choices) {
    const choice = /^[1-9]$/.test(text) ? predict.choices[Number(text) - 1] : undefined;
    return choice && { right: choice.right, answer, why: choice.why };
  }
  return { right: sameNumber(readNumber(text), value!, predict.tolerance), answer };
}

/** The answer in words. */
export function answerTo({ predict, value }: Question, numbered: Quiz['numbered']): string {
  if (!predict.choices) return format()(value!);
  const at = predict.choices.findIndex(({ right }) => right);
  return numbered(at + 1, plain(predict.choices[at]!.text));
}
