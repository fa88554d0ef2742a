import type { doctor as en } from '../en/doctor.js';

/** attn doctor 里的句子。 */
export const doctor: typeof en = {
  title: 'attn 与这个终端',
  head: ['项目', '现在是', '由什么决定'],
  width: '宽度',
  columns: (n) => `${n} 列`,
  colour: '颜色',
  levels: ['无', '16 色', '256 色', '真彩色'],
  background: '背景',
  grounds: { dark: '深色', light: '浅色', unknown: '不知道，所用颜色深浅皆宜' },
  encoding: '字符',
  ascii: '仅 ASCII',
  unicode: 'UTF-8',
  language: '语言',
  seed: '种子',
  folder: '数据文件夹',
  noFolder: '没有，什么都存不下来：可用 ATTN_HOME 指定一个',
  node: 'node',
  from: { terminal: '终端本身', 'no-terminal': '不是终端', default: '没有其他设置' },
  heat: '权重从 0 到 1：由冷到热，颜色旁边总有数字',
  tones: '颜色各有含义',
  roles: { query: '查询', key: '键', value: '值', good: '正确', bad: '错误', masked: '已遮住' },
  chinese: '如果这个终端里一个汉字占两列，方框的右边就是直的。',
};
