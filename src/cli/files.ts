import { type FileHandle, open, stat } from 'node:fs/promises';
import { fail } from '../engine/error.js';
import { excerpt } from '../input/clean.js';

const MAX_FILE = 64 * 2 ** 20;
const CHUNK = 2 ** 20;

/**
 * A file's bytes, a pipe's or a device's too, as far as the bound.
 * @throws file-unreadable { file, reason }, file-directory { file }, file-large { file, most }
 */
export async function readFile(path: string | URL, most = MAX_FILE): Promise<Uint8Array> {
  const file = excerpt(String(path), 200);
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'r');
    const { size } = await handle.stat();
    const bytes = size > most ? undefined : await readUpTo(handle, most, size);
    return bytes ?? fail('file-large', { file, most });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EISDIR') return fail('file-directory', { file });
    // a path with a NUL byte has a code too
    if (isSystem(code)) return fail('file-unreadable', { file, reason: code });
    throw error;
  } finally {
    await handle?.close();
  }
}

/** Undefined where there is more. The size of a pipe or a device is told as 0. */
async function readUpTo(handle: FileHandle, most: number, size: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    const buffer = new Uint8Array(total === 0 && size > 0 ? size + 1 : CHUNK);
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
    if (bytesRead === 0) return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
    chunks.push(buffer.subarray(0, bytesRead));
    total += bytesRead;
    if (total > most) return undefined;
  }
}

/** @throws file-unwritable { file, reason }, file-directory { file } */
export async function writeFile(path: string, text: string): Promise<void> {
  const file = excerpt(path, 200);
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'w');
    await handle.writeFile(text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EISDIR') fail('file-directory', { file });
    if (isSystem(code)) fail('file-unwritable', { file, reason: code });
    throw error;
  } finally {
    await handle?.close();
  }
}

export function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Makes a folder, and those above it, where they are missing. @throws file-unwritable { file, reason } */
export async function makeFolder(path: string): Promise<void> {
  try {
    const { makeFolders } = await import('../store/folder.js');
    await makeFolders(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (isSystem(code)) fail('file-unwritable', { file: excerpt(path, 200), reason: code });
    throw error;
  }
}

/** The codes of the operating system, as opposed to our own. */
export function isSystem(code: string | undefined): code is string {
  return /^E[A-Z0-9_]+$/.test(code ?? '');
}
