import { Readable } from 'node:stream';

const LINE_FEED = 0x0a;

/**
 * Input as it comes, ending where it ends or breaks off, or where a line grows longer than so many bytes: what reads lines
 * keeps the whole of one.
 * @param refuse is told before that end
 */
export function bounded(input: Readable, most: number, refuse: () => Promise<void>): Readable {
  return Readable.from(chunksOf(input, most, refuse), { objectMode: false });
}

async function* chunksOf(input: Readable, most: number, refuse: () => Promise<void>): AsyncGenerator<Buffer> {
  let open = 0;
  try {
    for await (const chunk of input as AsyncIterable<Buffer>) {
      const end = chunk.lastIndexOf(LINE_FEED);
      open = end < 0 ? open + chunk.length : chunk.length - end - 1;
      if (open > most) return await refuse(); // leaving the loop destroys the input
      yield chunk;
    }
  } catch {
    // closed by ourselves, or by whoever wrote
  }
}
