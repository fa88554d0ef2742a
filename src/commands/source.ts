import { fail } from '../engine/error.js';
import { type Tensor, tensor } from '../engine/tensor.js';
import { readWords, type Words } from '../input/arrays.js';
import type { Named } from '../input/named.js';
import type { Allow } from '../input/numbers.js';
import type { ReadTrace } from '../input/trace.js';
import type { Trace } from '../trace/types.js';
import type { Call, World } from './types.js';

/** What a command was given, from wherever it came. */
export interface Source {
  readonly trace?: Trace;
  readonly named?: Named;
  readonly numbers?: Tensor;
  readonly text?: string;
  /** Arrays by name: from words, their files, and `--input`. Words win. */
  readonly arrays: Readonly<Record<string, Tensor>>;
}

export interface SourceOptions extends Allow {
  readonly want: 'numbers' | 'text' | 'either';
  /** Standard input is read when there are no words and no `--input`. */
  readonly stdin?: boolean;
}

/** The words, `--input FILE`, or standard input of a command. @throws nothing-given when a stage has none of them */
export async function readSource(call: Call, world: World, options: SourceOptions): Promise<Source> {
  const words = readWords(call.words, options);
  const input = call.options.input as string | undefined;
  const file = input === undefined ? undefined : await readDocument(input, world, options);
  const piped =
    options.stdin && call.words.length === 0 && input === undefined
      ? await readPiped(world, options)
      : undefined;
  const { trace, named } = file ?? piped ?? {};
  const arrays = { ...named?.arrays, ...words.named, ...(await readFiles(words, world, options)) };
  return {
    arrays,
    ...(trace && { trace }),
    ...(named && { named }),
    ...(words.numbers && { numbers: words.numbers }),
    ...(words.text !== undefined && { text: words.text }),
  };
}

type Document = { trace?: Trace; named?: Named };

/** A trace or named arrays: JSON, .npz, or one array as .npy or .csv, which is called by its file's name. */
export async function readDocument(path: string, world: World, allow: Allow): Promise<Document> {
  if (path === '-') return (await readPiped(world, allow)) ?? fail('nothing-given', {});
  const bytes = await world.read(path);
  const [, stem, ending] = /([^/\\]*?)\.?([^./\\]*)$/.exec(path)!;
  switch (ending!.toLowerCase()) {
    case 'npz': {
      const { readNpz } = await import('../input/npz.js');
      return { named: { arrays: await readNpz(bytes, path, allow), settings: {} } };
    }
    case 'npy':
    case 'csv':
      return { named: { arrays: { [stem!]: await readArrayFile(path, stem!, bytes, allow) }, settings: {} } };
    default:
      return readText(decode(bytes, path), path, allow);
  }
}

async function readPiped(world: World, allow: Allow): Promise<Document | undefined> {
  const bytes = await world.stdin();
  if (bytes === undefined || bytes.length === 0) return undefined;
  return readText(decode(bytes, 'stdin'), 'stdin', allow);
}

async function readText(text: string, place: string, allow: Allow): Promise<Document> {
  if (text.trim() === '') fail('nothing-given', {});
  const { traceIn } = await import('../input/held.js');
  const { claims, named } = await readData(text, place, allow, traceIn);
  return claims ? { trace: claims.trace } : { ...(named && { named }) };
}

/** JSON in which a trace is found, or else arrays by name. @throws trace-several */
async function readData(
  text: string,
  place: string,
  allow: Allow,
  find: (value: unknown) => unknown,
): Promise<Checkable> {
  const [{ readJson }, { readTrace }] = await Promise.all([
    import('../input/json.js'),
    import('../input/trace.js'),
  ]);
  const value = readJson(text, place);
  const held = find(value);
  if (held !== undefined) return { claims: readTrace(held, await import('../engine/ops/index.js')) };
  const { readNamed } = await import('../input/named.js');
  return { named: readNamed(value, allow) };
}

/** A trace with the steps it left out, or somebody's own arrays. */
interface Checkable {
  readonly claims?: ReadTrace;
  readonly named?: Named;
}

/**
 * What is to be checked: a trace, with the steps it left out, or somebody's own arrays, in one file or one by one:
 * `Q=q.npy weights="0.2 0.8"`.
 */
export async function readChecked(words: readonly string[], usage: string, world: World): Promise<Checkable> {
  const [path] = words as [string];
  if (words.length > 1 || /^[^/\\=]+=/.test(path)) {
    const read = readWords(words, { ...ANY, want: 'text' });
    if (read.text !== undefined) fail('words-many', { command: 'check', usage, most: 1 });
    return { named: { arrays: { ...read.named, ...(await readFiles(read, world, ANY)) }, settings: {} } };
  }
  const bytes = path === '-' ? await world.stdin() : await world.read(path);
  if (bytes === undefined || bytes.length === 0) fail('nothing-given', {});
  if (/\.np[yz]$/i.test(path)) return await readDocument(path, { ...world, read: async () => bytes }, ANY);
  const place = path === '-' ? 'stdin' : path;
  const { claimsIn } = await import('../input/held.js');
  return readData(decode(bytes, place), place, ANY, claimsIn);
}

/** Numbers that a program got may be infinite, or no numbers at all. */
const ANY: Allow = { infinite: true, nan: true };

async function readFiles({ files }: Words, world: World, allow: Allow): Promise<Record<string, Tensor>> {
  const read = Object.entries(files).map(
    async ([name, path]) => [name, await readArrayFile(path, name, await world.read(path), allow)] as const,
  );
  return Object.fromEntries(await Promise.all(read));
}

/** The one array of a file; of an .npz the one of this name, or the only one. @throws npz-lacks */
export async function readArrayFile(
  path: string,
  name: string,
  bytes: Uint8Array,
  allow: Allow,
): Promise<Tensor> {
  if (/\.npy$/i.test(path)) return (await import('../input/npy.js')).readNpy(bytes, name, allow);
  if (/\.npz$/i.test(path)) {
    const arrays = await (await import('../input/npz.js')).readNpz(bytes, path, allow);
    const known = Object.keys(arrays);
    return arrays[known.length === 1 ? known[0]! : name] ?? fail('npz-lacks', { place: path, name, known });
  }
  if (/\.csv$/i.test(path))
    return (await import('../input/csv.js')).readCsv(decode(bytes, path), name, allow);
  const [{ readJson }, { readNested }] = await Promise.all([
    import('../input/json.js'),
    import('../input/nested.js'),
  ]);
  return readNested(readJson(decode(bytes, path), path), name, allow);
}

function decode(bytes: Uint8Array, place: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fail('text-encoding', { place });
  }
}

/** A vector where a matrix belongs is one row. */
export function asRows(t: Tensor): Tensor {
  return t.shape.length === 1 ? tensor([1, t.shape[0]!], t.data) : t;
}
