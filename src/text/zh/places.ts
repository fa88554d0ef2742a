const PLACES: Readonly<Record<string, string>> = {
  array: '数组',
  cell: '格子',
  command: '命令',
  file: '文件',
  mechanism: '机制',
  name: '名字',
  numbers: '数',
  text: '文字',
  topic: '主题',
  words: '参数',
};

/** 用法里的占位词：`<mechanism> [text…]` 读作 `<机制> [文字…]`。 */
export function places(usage: unknown): string {
  return String(usage).replace(/[a-z]+(?=…|>|\]|[|=]|$)/g, (word) => PLACES[word] ?? word);
}
