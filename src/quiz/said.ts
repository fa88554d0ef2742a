import type { Instance } from './ask.js';
import type { Of } from './grade.js';
import { fillIn } from './letters.js';
import { keyOf } from './types.js';

/**
 * What a question's own wrong answer is called, `topic/question#n`: the option as it reads, or what is said of the wrong
 * number or shape; undefined where the id is of another question.
 */
export function saidBy(instance: Instance, id: string, lang: 'en' | 'zh'): string | undefined {
  const { question, letters, trace } = instance;
  const [, key, n] = /^(.+)#(\d+)$/.exec(id) ?? [];
  if (key !== keyOf(question)) return undefined;
  const at = Number(n) - 1;
  if (question.kind === 'choice') {
    const text = question.options[at]?.text;
    return (instance as Of<'choice'>).options.find((option) => option.text === text)?.shown;
  }
  const wrong = question.kind === 'number' || question.kind === 'shape' ? question.wrong[at] : undefined;
  return wrong && fillIn(wrong.says[lang], letters, trace);
}
