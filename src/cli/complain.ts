import { AttnError } from '../engine/error.js';
import { clean, excerpt } from '../input/clean.js';
import type { Facts } from '../text/facts.js';
import { errorsIn, type Lang } from '../text/index.js';
import { TABLE } from './table.js';

const LONGEST = 600;

/** An error as the one line a person reads, and the exit code. With ATTN_DEBUG=1 its stack follows. */
export async function complain(error: unknown, lang: Lang, argv: readonly string[]) {
  const sentences: Record<string, (facts: Facts) => string> = await errorsIn(lang);
  const debug = process.env.ATTN_DEBUG === '1' && error instanceof Error ? `\n${error.stack}` : '';
  if (!(error instanceof AttnError)) {
    const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { line: `attn: ${sentences.bug!({ what: excerpt(what, 200) })}${debug}`, code: 70 };
  }
  const sentence = sentenceOf(error, sentences);
  const next = /attn /.test(sentence)
    ? ''
    : sentences.help!({ command: error.code === 'command-unknown' ? undefined : commandIn(argv) });
  return { line: `attn: ${excerpt(sentence, LONGEST)}${clean(next)}${debug}`, code: 2 };
}

/** A refusal in words; what a lesson file is refused for stands behind its place. */
export function sentenceOf(
  { code, data }: { readonly code: string; readonly data: Facts },
  sentences: Readonly<Record<string, (facts: Facts) => string>>,
): string {
  const cause =
    code === 'lesson-bad'
      ? sentenceOf({ code: String(data.cause), data: (data.facts ?? {}) as Facts }, sentences)
      : undefined;
  const facts = cause === undefined ? data : { ...data, sentence: cause };
  return sentences[code]?.(facts) ?? `${code} ${JSON.stringify(data)}`;
}

function commandIn(argv: readonly string[]): string | undefined {
  return argv.find((word) => Object.hasOwn(TABLE, word));
}
