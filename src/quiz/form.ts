import { AttnError, fail } from '../engine/error.js';
import { readNumberRows } from '../input/rows.js';

/** How an answer of numbers is written: so many rows, so many numbers in each. */
export type Form = readonly [rows: number, numbers: number];

/** An answer has the form of the example. @throws quiz-numbers { example } */
export function formOf(example: string): Form {
  const rows = rowsOf(example);
  const numbers = rows[0]!.length;
  const even = numbers > 0 && rows.every((row) => row.length === numbers);
  return even ? [rows.length, numbers] : fail('quiz-numbers', { example });
}

function rowsOf(example: string): number[][] {
  try {
    return readNumberRows(example);
  } catch (error) {
    if (error instanceof AttnError) return fail('quiz-numbers', { example });
    throw error;
  }
}

/** The numbers of an answer as a command line takes them. @throws answer-form { form, given }, number-…, expression-… */
export function answerIn(answer: string, form: Form): string {
  const rows = readNumberRows(answer);
  const [count, numbers] = form;
  if (rows.length !== count || rows.some((row) => row.length !== numbers)) {
    fail('answer-form', { form, given: rows.map((row) => row.length) });
  }
  return rows.map((row) => row.join(' ')).join('; ');
}
