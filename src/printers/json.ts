/**
 * A value as JSON: full precision, indented by 2, an array of scalars on one line. −0 is written 0; what JSON
 * has no number for becomes "Infinity", "-Infinity" or "NaN". Ends with a newline.
 */
export function printJson(value: unknown): string {
  const parts: string[] = [];
  write(value, '\n', parts);
  parts.push('\n');
  return parts.join('');
}

/** The rest of the controls JSON leaves as they are, one of which begins a terminal's escape sequences. */
const CONTROLS = /[\u007f-\u009f]/g;

function scalar(value: unknown): string | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : `"${value}"`;
  if (typeof value === 'string')
    return JSON.stringify(value).replace(CONTROLS, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
  if (typeof value === 'object' && value !== null) return undefined;
  return JSON.stringify(value) ?? 'null';
}

/** The array on one line, unless something in it needs more. */
function flat(values: readonly unknown[]): string | undefined {
  if (values.every(Number.isFinite)) return `[${values.join(', ')}]`;
  const scalars: string[] = [];
  for (const value of values) {
    const text = scalar(value);
    if (text === undefined) return undefined;
    scalars.push(text);
  }
  return `[${scalars.join(', ')}]`;
}

function write(value: unknown, newline: string, parts: string[]): void {
  if (Array.isArray(value)) {
    const line = flat(value);
    if (line !== undefined) parts.push(line);
    else enclose('[', ']', value, newline, parts, (inner, deeper) => write(inner, deeper, parts));
  } else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    enclose('{', '}', entries, newline, parts, ([key, inner], deeper) => {
      parts.push(`${scalar(key)}: `);
      write(inner, deeper, parts);
    });
  } else parts.push(scalar(value)!);
}

function enclose<T>(
  open: string,
  close: string,
  items: readonly T[],
  newline: string,
  parts: string[],
  item: (one: T, deeper: string) => void,
): void {
  if (items.length === 0) {
    parts.push(open + close);
    return;
  }
  const deeper = `${newline}  `;
  items.forEach((one, index) => {
    parts.push(index === 0 ? open + deeper : `,${deeper}`);
    item(one, deeper);
  });
  parts.push(newline + close);
}
