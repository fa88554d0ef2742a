/** An entry of a sequence in a YAML file, as text: its id, its lines without their indent, where it begins. */
export interface EntryText {
  readonly id: string;
  readonly text: string;
  readonly line: number;
}

const HEAD = /^( *)- +id: *["']?([a-z0-9-]+)["']? *(?:#.*)?$/;

/**
 * The innermost entries of a file that begin with `- id: name`, not parsed: where one of many is wanted, only that
 * one need be. A file written otherwise has none here, and is to be read whole.
 */
export function entriesIn(text: string): EntryText[] {
  const lines = text.split('\n');
  const heads = lines.flatMap((line, at) => {
    const match = HEAD.exec(line);
    return match ? [{ at, indent: match[1]!.length, id: match[2]! }] : [];
  });
  return heads.flatMap(({ at, indent, id }) => {
    const length = lines.slice(at + 1).findIndex((line) => line.trim() !== '' && indentOf(line) <= indent);
    const end = length < 0 ? lines.length : at + 1 + length;
    if (heads.some((other) => other.at > at && other.at < end)) return [];
    const own = lines.slice(at, end).map((line) => line.slice(indent));
    return [{ id, text: own.join('\n'), line: at + 1 }];
  });
}

const indentOf = (line: string): number => line.length - line.trimStart().length;
