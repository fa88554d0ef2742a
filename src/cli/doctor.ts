import { clean } from '../input/clean.js';
import type { Block, Page } from '../pages/page.js';
import { type Doctor, doctorIn } from '../text/index.js';
import type { Edge, EdgeCommand } from './edge.js';
import { dataFolder } from './folder.js';
import { version } from './help.js';
import { homeFolder } from './home.js';
import type { Decided } from './look.js';

/** What attn knows of the place it runs in, each with what decided it. */
export const doctor: EdgeCommand = {
  usage: '',
  options: [],
  examples: ['attn doctor', 'attn doctor --json', 'attn doctor --lang zh --width 60'],
  async run(_call, edge) {
    const found = { ...edge.look, folder: folderOf(edge), node: process.version, attn: await version() };
    return { code: 0, json: () => jsonOf(found), page: async () => page(found, await doctorIn(edge.lang)) };
  },
};

type Found = Edge['look'] & { folder: Decided<string | undefined>; node: string; attn: string };

/** JSON has no undefined. */
function jsonOf(found: Found): unknown {
  const { background, folder } = found;
  return { ...found, background: orNull(background), folder: orNull(folder) };
}

const orNull = ({ value = null, from }: Decided<unknown>): unknown => ({ value, from });

function folderOf({ env }: Edge): Found['folder'] {
  return dataFolder(env, process.platform, homeFolder);
}

function page(found: Found, text: Doctor): Page {
  return {
    blocks: [
      { kind: 'title', text: text.title, aside: `attn ${found.attn}` },
      decisions(found, text),
      ...strip(text),
      chinese,
      { kind: 'note', text: text.chinese },
    ],
  };
}

function decisions(found: Found, text: Doctor): Block {
  const { lang, width, colour, background, ascii, seed, folder } = found;
  const by = ({ from }: Decided<unknown>): string => (text.from as Record<string, string>)[from] ?? from;
  const rows: [string, string, string][] = [
    [text.width, text.columns(width.value), by(width)],
    [text.colour, text.levels[colour.value]!, by(colour)],
    [text.background, text.grounds[background.value ?? 'unknown'], by(background)],
    [text.encoding, ascii.value ? text.ascii : text.unicode, by(ascii)],
    [text.language, lang.value, by(lang)],
    [text.seed, seed.value, by(seed)],
    [text.folder, folder.value ?? text.noFolder, by(folder)],
    [text.node, found.node, ''],
  ];
  return { kind: 'table', head: text.head, rows: rows.map((row) => row.map(clean)) };
}

const HEATS = [0, 0.2, 0.4, 0.6, 0.8, 1];
const ROLES = ['query', 'key', 'value', 'good', 'bad', 'masked'] as const;

/** Every heat and every tone there is, as this terminal shows them. */
function strip(text: Doctor): Block[] {
  const heats = HEATS.map((heat) => ({ text: heat.toFixed(1), heat }));
  const tones = ROLES.map((tone) => ({ text: text.roles[tone], tone }));
  return [
    { kind: 'table', title: text.heat, rows: [heats] },
    { kind: 'table', title: text.tones, rows: [tones] },
  ];
}

/** Signs of one column and of two, in a box whose right edge tells. */
const chinese: Block = {
  kind: 'table',
  rows: [
    ['注意力', 'attention'],
    ['查询、键、值', 'Q K V'],
    ['softmax 之后', '权重 √d_k'],
  ],
};
