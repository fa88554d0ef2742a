import type { Writable } from 'node:stream';
import { fail } from '../engine/error.js';
import { isSystem } from './files.js';

const MAX_STDIN = 32 * 2 ** 20;

/** Who was reading has gone: nothing is wrong, and nothing more is to be said. */
export class ClosedPipe extends Error {}

/** @throws ClosedPipe, file-unwritable { file: '-', reason } */
export async function write(stream: Writable, text: string): Promise<void> {
  const error = await new Promise<Error | null | undefined>((resolve) => {
    stream.once('error', resolve);
    stream.write(text, (failed) => {
      stream.off('error', resolve);
      resolve(failed);
    });
  });
  const code = (error as NodeJS.ErrnoException | null | undefined)?.code;
  if (code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED') throw new ClosedPipe();
  if (isSystem(code)) fail('file-unwritable', { file: '-', reason: code });
  if (error) throw error;
}

/** All of standard input, once; undefined where it is a terminal. @throws stdin-large { most }, file-unreadable */
export function stdinReader(): () => Promise<Uint8Array | undefined> {
  let read: Promise<Uint8Array | undefined> | undefined;
  return () => {
    read ??= readAll();
    return read;
  };
}

async function readAll(): Promise<Uint8Array | undefined> {
  const { stdin } = process;
  if (stdin.isTTY) return undefined;
  const chunks: Uint8Array[] = [];
  let total = 0;
  try {
    for await (const chunk of stdin) {
      chunks.push(chunk);
      total += chunk.length;
      if (total > MAX_STDIN) break; // leaving the loop destroys the stream: the writer is not kept waiting
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (isSystem(code)) fail('file-unreadable', { file: '-', reason: code });
    throw error;
  }
  return total > MAX_STDIN ? fail('stdin-large', { most: MAX_STDIN }) : Buffer.concat(chunks);
}
