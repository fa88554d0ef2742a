import type { Instance } from './ask.js';
import { misconceptionOf, type Of } from './grade.js';
import { fillIn } from './letters.js';
import { keyOf } from './types.js';

/**
 * What a question's own wrong answer is called: the option as it reads, also where it is recorded as an erratum, or what is
 * said of the wrong number or shape, `topic/question#n`; undefined where the id is of another question.
 */
export function saidBy(instance: Instance, id: string, lang: 'en' | 'zh'): string | undefined {
  const { question, letters, trace } = instance;
  if (question.kind === 'choice') {
    const taken = question.options.find(
      ({ right }, place) => !right && misconceptionOf(question, place) === id,
    );
    return taken && (instance as Of<'choice'>).options.find(({ text }) => text === taken.text)?.shown;
  }
  const [, key, n] = /^(.+)#(\d+)$/.exec(id) ?? [];
  if (key !== keyOf(question)) return undefined;
  const wrong =
    question.kind === 'number' || question.kind === 'shape' ? question.wrong[Number(n) - 1] : undefined;
  return wrong && fillIn(wrong.says[lang], letters, trace);
}
