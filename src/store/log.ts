import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { fail } from '../engine/error.js';
import { type Event, isEvent, isLater } from './events.js';
import { makeFolders } from './folder.js';

const FILE = 'log.jsonl';
const MOST_BYTES = 256 * 2 ** 20;

/** A pipe is opened without waiting for its other end. Windows knows no such thing. */
const { O_RDONLY, O_RDWR, O_APPEND, O_CREAT, O_NONBLOCK = 0 } = constants;

/** A log as it was found. What cannot be read is left where it is. */
export interface Found {
  readonly events: readonly Event[];
  /** Lines that are no events; the last one may be an answer that was being written when the machine stopped. */
  readonly garbled: number;
  readonly torn: boolean;
  /** Events of a later version of attn. */
  readonly newer: number;
}

export interface Log {
  readonly file: string;
  /** The file as it stands; empty where there is none yet. @throws log-unreadable, log-large */
  text(): Promise<string>;
  /** All events of it. */
  read(): Promise<Found>;
  /**
   * Writes events so that they outlast a crash of this process and of the machine: one write, then fsync. Returns when
   * that is done. @throws log-unwritable, log-full
   */
  append(events: readonly Event[]): Promise<void>;
}

/** The log in a folder, which is made when the first event is written. */
export function logIn(folder: string): Log {
  const file = join(folder, FILE);
  const text = (): Promise<string> =>
    textOf(file).catch((error) => (codeOf(error) === 'ENOENT' ? '' : refuse(error, 'log-unreadable', file)));
  return {
    file,
    text,
    read: async () => readEvents(await text()),
    async append(events) {
      let handle: FileHandle | undefined;
      try {
        await makeFolders(folder, 0o700);
        handle = await open(file, O_RDWR | O_APPEND | O_CREAT | O_NONBLOCK, 0o600);
        await write(handle, events);
      } catch (error) {
        refuse(error, 'log-unwritable', file);
      } finally {
        await handle?.close().catch(() => {});
      }
    },
  };
}

async function textOf(file: string): Promise<string> {
  const handle = await open(file, O_RDONLY | O_NONBLOCK);
  try {
    const found = await handle.stat();
    // a device or a pipe may never end
    if (!found.isFile() && !found.isDirectory()) throw notAFile();
    if (found.size > MOST_BYTES) fail('log-large', { file, most: MOST_BYTES });
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

/** A log may be edited, merged, torn: what is an event counts, wherever it stands. */
export function readEvents(text: string): Found {
  const lines = text.split('\n');
  const events: Event[] = [];
  let [garbled, newer, torn] = [0, 0, false];
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const value = parsed(line);
    if (isEvent(value)) events.push(value);
    else if (isLater(value)) newer++;
    else if (i === lines.length - 1) torn = true;
    else garbled++;
  }
  return { events, garbled, newer, torn };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** One call for all, so that two processes that append do not mix; a line left torn is closed first. */
async function write(handle: FileHandle, events: readonly Event[]): Promise<void> {
  const found = await handle.stat();
  // a device takes what is written, or says why not; a pipe keeps it waiting for somebody to read
  if (!found.isFile() && !found.isCharacterDevice()) throw notAFile();
  const { size } = found;
  const last = Buffer.alloc(1);
  if (size > 0) await handle.read(last, 0, 1, size - 1);
  const closing = size > 0 && last.toString() !== '\n' ? '\n' : '';
  const bytes = Buffer.from(`${closing}${events.map((event) => `${JSON.stringify(event)}\n`).join('')}`);
  const { bytesWritten } = await handle.write(bytes, 0, bytes.length, null);
  if (bytesWritten < bytes.length) throw Object.assign(new Error(), { code: 'ENOSPC' });
  // what is no file on a disk cannot be synced
  await handle.sync().catch((error) => (codeOf(error) === 'EINVAL' ? undefined : Promise.reject(error)));
}

/** As the system says it of a device that is not there. */
function notAFile(): Error {
  return Object.assign(new Error(), { code: 'ENXIO' });
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

/** Refusals of the system in our codes; what is not of the system is a bug and stays one. */
function refuse(error: unknown, code: string, file: string): never {
  const reason = codeOf(error);
  if (reason === undefined || !/^E[A-Z0-9_]+$/.test(reason)) throw error;
  return fail(reason === 'ENOSPC' || reason === 'EDQUOT' ? 'log-full' : code, { file, reason });
}
