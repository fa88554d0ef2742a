import { COMMANDS } from '../../commands/index.js';
import { runLine, splitLine } from '../../commands/line.js';
import { parseWords } from '../../commands/parse.js';
import { fail } from '../../engine/error.js';
import type { Page } from '../../pages/page.js';
import type { Edge, EdgeCommand } from '../edge.js';
import { ofCommand } from '../help.js';
import { show } from '../show.js';
import { TABLE } from '../table.js';
import type { Conversation } from './conversation.js';

/** These hold a conversation of their own, and there is only one standard input. */
const TALKERS: ReadonlySet<string> = new Set(['learn', 'quiz', 'review', 'reset']);

/**
 * Any line that could stand after `attn`, typed within a conversation: pipelines and commands that compute, and those
 * of the edge as well, but for the ones that converse.
 * @throws try-conversation { command }, and what the commands refuse
 */
export async function tryLine(
  line: string,
  edge: Edge,
  conversation: Conversation,
): Promise<Page | undefined> {
  const inside: Edge = { ...edge, stdin: async () => undefined };
  const [words = [], ...more] = splitLine(line);
  const { name, command, call, globals } = await parseWords<EdgeCommand>(words, edge.lang, TABLE);
  if (more.length > 0 || name === undefined || !command) return (await runLine(line, inside)).page();
  if (globals.help) {
    for (const one of (await ofCommand(name, call.words, inside)).split('\n')) await conversation.say(one);
    return undefined;
  }
  const plain = !globals.json && globals.output === undefined && globals.format === undefined;
  if (plain && Object.hasOwn(COMMANDS, name)) return (await runLine(line, inside)).page();
  if (TALKERS.has(name)) fail('try-conversation', { command: name });
  const result = await command.run(call, { ...inside, lang: globals.lang ?? edge.lang });
  await show(result, globals, edge.look);
  return undefined;
}
