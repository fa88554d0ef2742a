import { fail } from '../engine/error.js';
import { readForm } from '../input/yaml.js';
import type { EntryText } from './entries.js';
import { Errata, Topics } from './forms.js';
import type { Erratum, Topic } from './types.js';

/** A topic from its entry of the index alone; undefined where it is not one. */
export function readTopic({ text, line }: EntryText): Topic | undefined {
  return readForm(text, line, Topics, () => {})?.value[0];
}

/** @throws lesson-bad { file, line, cause, facts } */
export function readErratum({ text, line }: EntryText, file: string): Erratum {
  const form = readForm(text, line, Errata, (at, code, data = {}) =>
    fail('lesson-bad', { file, line: at, cause: code, facts: data }),
  );
  return form!.value[0]!;
}
