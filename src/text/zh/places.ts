const PLACES: Readonly<Record<string, string>> = {
  cell: '格子',
  command: '命令',
  file: '文件',
  mechanism: '机制',
  numbers: '数',
  text: '文字',
  words: '参数',
};

/** 用法里的占位词：`<mechanism> [text…]` 读作 `<机制> [文字…]`。 */
export function places(usage: unknown): string {
  return String(usage).replace(/[a-z]+(?=…|>|\]|$)/g, (word) => PLACES[word] ?? word);
}
