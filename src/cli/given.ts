import { fail } from '../engine/error.js';
import type { Edge } from './edge.js';

/** The text of a file that was named; `-` is standard input. @throws stdin-terminal where nothing is piped in, file-… */
export async function textOf(file: string, edge: Edge): Promise<string> {
  const bytes = file === '-' ? await edge.stdin() : await edge.read(file);
  return new TextDecoder().decode(bytes ?? fail('stdin-terminal'));
}
