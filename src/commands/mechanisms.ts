import { GROUPS, MECHANISMS } from '../mechanisms/index.js';
import { inputsOf } from '../mechanisms/inputs.js';
import { play } from '../mechanisms/play.js';
import { mechanismsPage } from '../pages/mechanisms.js';
import { readerView } from './reader.js';
import type { Command } from './types.js';

/** Every mechanism: by group for a person, with inputs, parameters and step names for a program. */
export const mechanisms: Command = {
  usage: '',
  options: [],
  examples: ['attn mechanisms', 'attn mechanisms --json'],
  async run(call, world) {
    const listed = await Promise.all(MECHANISMS.map(async (entry) => ({ ...entry, m: await entry.load() })));
    return {
      code: 0,
      page: async () => mechanismsPage(listed, GROUPS, await readerView(call, world)),
      json: () =>
        listed.map(({ id, aliases, group, m }) => ({
          id,
          aliases,
          group,
          title: m.title,
          summary: m.summary,
          formula: m.formula,
          paper: m.paper,
          inputs: Object.entries(inputsOf(m)).map(([name, { axes, optional, kind, make, when }]) => ({
            name,
            axes,
            optional: optional ?? false,
            kind: kind ?? 'number',
            default: make === undefined ? null : typeof make === 'string' ? make : make.example,
            ...(when && { when }),
          })),
          parameters: Object.entries(m.params ?? {}).map(([name, { value, ...spec }]) => ({
            name,
            ...spec,
            default: value,
          })),
          steps: play(id, m).steps.map((step) => step.name),
        })),
    };
  },
};
