import type { Globals } from '../commands/options.js';
import type { Result } from '../commands/types.js';
import type { Said } from './edge.js';
import { writeFile } from './files.js';
import type { Look } from './look.js';
import { write } from './streams.js';

/** Puts a result where it was asked for: standard output, or the file of `-o` and nowhere else. */
export async function show(result: Result | Said, globals: Globals, look: Look): Promise<void> {
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
  const { width, colour, ascii, background } = look;
  if (globals.format === 'svg' || (!globals.format && globals.output?.endsWith('.svg'))) {
    const { printSvg } = await import('../printers/svg.js');
    return printSvg(page, { width: width.value });
  }
  const { printTerminal } = await import('../printers/terminal.js');
  return printTerminal(page, {
    width: width.value,
    colour: colour.value,
    ascii: ascii.value,
    background: background.value,
  });
}
