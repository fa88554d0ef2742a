import { isAlias, parseDocument, visit } from 'yaml';
import { fail } from '../engine/error.js';
import { clean } from '../input/clean.js';

/**
 * YAML as data and nothing else: no tags of one's own, no aliases (they can grow without bound), no key
 * twice. Strings come out clean.
 * @throws yaml-broken { line, reason }, yaml-tag { line }, yaml-alias
 */
export function readYaml(text: string, startLine = 1): unknown {
  const document = parseDocument(text, {
    customTags: [],
    schema: 'core',
    uniqueKeys: true,
    logLevel: 'error',
  });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) {
    const line = startLine + (problem.linePos?.[0].line ?? 1) - 1;
    fail(problem.code === 'TAG_RESOLVE_FAILED' ? 'yaml-tag' : 'yaml-broken', { line, reason: problem.code });
  }
  visit(document, {
    Node(_key, node) {
      if (isAlias(node) || (node as { anchor?: string }).anchor) fail('yaml-alias', { line: startLine });
    },
  });
  return cleaned(document.toJS({ maxAliasCount: 0 }));
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [clean(key), cleaned(part)]));
}
