import type { Globals } from '../commands/options.js';
import type { Result } from '../commands/types.js';
import type { Said, Talked } from './edge.js';
import { writeFile } from './files.js';
import type { Look } from './look.js';
import { write } from './streams.js';

/** Puts a result where it was asked for: standard output, or the file of `-o` and nowhere else. */
export async function show(result: Result | Said | Talked, globals: Globals, look: Look): Promise<void> {
  if ('talked' in result) return;
  const text = await textOf(result, globals, look);
  const whole = text.endsWith('\n') ? text : `${text}\n`;
  if (globals.output === undefined || globals.output === '-') await write(process.stdout, whole);
  else await writeFile(globals.output, whole);
  if ('talk' in result) for (const line of result.talk ?? []) await write(process.stderr, `${line}\n`);
}

async function textOf(result: Result | Said, globals: Globals, look: Look): Promise<string> {
  if ('text' in result) return result.text;
  if (globals.json) return (await import('../printers/json.js')).printJson(await result.json());
  const page = await result.page();
  const { width, colour, ascii, background, lang } = look;
  switch (globals.format ?? formatOf(globals.output)) {
    case 'svg':
      return (await import('../printers/svg.js')).printSvg(page, { width: width.value });
    case 'markdown':
      return (await import('../printers/markdown.js')).printMarkdown(page);
    case 'html':
      return (await import('../printers/html.js')).printHtml(page, lang.value);
    default:
      return (await import('../printers/terminal.js')).printTerminal(page, {
        width: width.value,
        colour: colour.value,
        ascii: ascii.value,
        background: background.value,
      });
  }
}

/** The format that a file's name promises. */
function formatOf(output = ''): Globals['format'] {
  if (output.endsWith('.svg')) return 'svg';
  if (output.endsWith('.md')) return 'markdown';
  return /\.html?$/.test(output) ? 'html' : undefined;
}
