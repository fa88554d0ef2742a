import { createInterface } from 'node:readline';
import { excerpt } from '../../input/clean.js';
import type { Page } from '../../pages/page.js';
import { printTerminal } from '../../printers/terminal.js';
import { quizIn } from '../../text/index.js';
import type { Look } from '../look.js';
import { write } from '../streams.js';
import { bounded } from './bounded.js';

/** What came from the other side: a line, the end of input (Ctrl-D), or Ctrl-C. */
export type Heard =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'closed' }
  | { readonly kind: 'interrupt' };

/** Lines in, pages out. */
export interface Conversation {
  /** Whether somebody sits there: both ways are a terminal. */
  readonly terminal: boolean;
  /** The next line; after the end of input it is closed again and again. */
  hear(prompt: string): Promise<Heard>;
  show(page: Page): Promise<void>;
  /** A line on standard output as it is. */
  say(line: string): Promise<void>;
  /** A line on standard error. */
  tell(line: string): Promise<void>;
  close(): void;
}

/** More of a line than this is nobody's answer; and a line of more than so many bytes, piped in, has no end. */
const LONGEST = 4000;
const MOST_BYTES = 2 ** 20;
const MOST_WAITING = 256;
const ECHOED = 400;

/** A conversation on standard input and output; with a program, nothing is prompted and nothing echoed. The caller closes it. */
export function converse(look: Look, { program = false } = {}): Conversation {
  const { stdin, stdout, stderr } = process;
  const terminal = !program && stdin.isTTY === true && stdout.isTTY === true;
  const tell = (line: string): Promise<void> => write(stderr, `${line}\n`);
  const refuse = async (): Promise<void> => tell((await quizIn(look.lang.value)).lineEndless);
  const lines = terminal
    ? createInterface({ input: stdin, output: stdout, terminal })
    : createInterface({ input: bounded(stdin, MOST_BYTES, refuse), terminal });
  const waiting: Heard[] = [];
  let listener: ((heard: Heard) => void) | undefined;
  let closed = false;

  const arrive = (heard: Heard): void => {
    const listening = listener;
    listener = undefined;
    if (listening) listening(heard);
    // an interrupt does not wait behind lines that were pasted
    else if (heard.kind === 'interrupt') waiting.unshift(heard);
    else waiting.push(heard);
    if (waiting.length > MOST_WAITING) lines.pause();
  };
  const interrupt = (): void => {
    if (waiting[0]?.kind === 'interrupt') process.exit(130); // twice: at once
    arrive({ kind: 'interrupt' });
  };
  lines.on('line', (text) => arrive({ kind: 'line', text: text.slice(0, LONGEST) }));
  lines.on('close', () => {
    closed = true;
    arrive({ kind: 'closed' });
  });
  lines.on('SIGINT', interrupt);
  process.on('SIGINT', interrupt);

  const say = (line: string): Promise<void> => write(stdout, `${line}\n`);
  return {
    terminal,
    say,
    async hear(prompt) {
      const heard = await next(prompt);
      // what is piped in reads like a conversation, too
      if (!terminal && !program && heard.kind === 'line')
        await say(`${prompt}${excerpt(heard.text, ECHOED)}`);
      return heard;
    },
    async show(page) {
      const { width, colour, ascii, background } = look;
      const columns = width.from === 'terminal' ? (stdout.columns ?? width.value) : width.value;
      const text = printTerminal(page, {
        width: Math.max(40, columns),
        colour: colour.value,
        ascii: ascii.value,
        background: background.value,
      });
      await write(stdout, `${text}\n`);
    },
    tell,
    close() {
      process.off('SIGINT', interrupt);
      lines.close();
      stdin.destroy();
    },
  };

  async function next(prompt: string): Promise<Heard> {
    const already = waiting.shift();
    if (waiting.length < MOST_WAITING / 2 && !closed) lines.resume();
    if (already) return already;
    if (closed) return { kind: 'closed' };
    if (terminal) {
      lines.setPrompt(prompt);
      lines.prompt();
    }
    const heard = await new Promise<Heard>((resolve) => {
      listener = resolve;
    });
    // after Ctrl-D the cursor still stands behind the prompt
    if (terminal && heard.kind === 'closed') await say('');
    return heard;
  }
}
