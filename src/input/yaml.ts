import * as v from 'valibot';
import { isAlias, isNode, LineCounter, parseDocument, visit } from 'yaml';
import { AttnError, fail } from '../engine/error.js';
import { clean } from './clean.js';

/** YAML as data, and the line on which each part of it stands. */
export interface Yaml {
  readonly value: unknown;
  lineOf(path: readonly PropertyKey[]): number;
}

/** Adds a complaint about the file that is being read. */
export type Complain = (line: number, code: string, data?: Readonly<Record<string, unknown>>) => void;

const DEEPEST = 12;

/**
 * YAML as data and nothing else: no tags of one's own, no aliases (they can grow without bound), no key
 * twice, nothing nested deeper than any form here is. Strings come out clean.
 * @throws yaml-broken { line, reason }, yaml-tag { line }, yaml-alias { line }, yaml-deep { line }
 */
export function readYaml(text: string, startLine = 1): Yaml {
  if (nesting(text) > DEEPEST) fail('yaml-deep', { line: startLine, most: DEEPEST });
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    customTags: [],
    schema: 'core',
    uniqueKeys: true,
    logLevel: 'error',
    lineCounter,
  });
  const lineAt = (offset: number): number => startLine + lineCounter.linePos(offset).line - 1;
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) {
    const line = lineAt(problem.pos[0]);
    fail(problem.code === 'TAG_RESOLVE_FAILED' ? 'yaml-tag' : 'yaml-broken', { line, reason: problem.code });
  }
  visit(document, {
    Node(_key, node, path) {
      const line = lineAt(node.range?.[0] ?? 0);
      if (isAlias(node) || (node as { anchor?: string }).anchor) fail('yaml-alias', { line });
      if (path.length > 2 * DEEPEST) fail('yaml-deep', { line, most: DEEPEST });
    },
  });
  return {
    value: cleaned(document.toJS({ maxAliasCount: 0 })),
    lineOf(path) {
      for (let length = path.length; length > 0; length--) {
        const node = document.getIn(path.slice(0, length), true);
        if (isNode(node) && node.range) return lineAt(node.range[0]);
      }
      return lineAt(document.contents?.range?.[0] ?? 0);
    },
  };
}

/** YAML of a known form; what it is not is complained of at its line. */
export function readForm<S extends v.GenericSchema>(
  yaml: string,
  line: number,
  schema: S,
  complain: Complain,
): { value: v.InferOutput<S>; lineOf: Yaml['lineOf'] } | undefined {
  try {
    const { value, lineOf } = readYaml(yaml, line);
    const result = v.safeParse(schema, value);
    if (result.success) return { value: result.output, lineOf };
    for (const issue of result.issues.slice(0, 5)) {
      const path = issue.path?.map(({ key }) => key as PropertyKey) ?? [];
      const { expected, received } = issue;
      complain(lineOf(path), 'lesson-field', { field: path.join('.'), expected, received });
    }
  } catch (error) {
    if (!(error instanceof AttnError)) throw error;
    complain(Number(error.data.line ?? line), error.code, error.data);
  }
  return undefined;
}

/** How deep brackets are nested, so that a parser that recurses is not given too many. */
function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const sign of text.replace(/"(?:[^"\\\n]|\\.)*"|'[^'\n]*'/g, '')) {
    if (sign === '[' || sign === '{') deepest = Math.max(deepest, ++depth);
    else if (sign === ']' || sign === '}') depth = Math.max(0, depth - 1);
  }
  return deepest;
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [clean(key), cleaned(part)]));
}
