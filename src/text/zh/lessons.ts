import type { lessons as en } from '../en/lessons.js';

/** 课程、勘误和出处里的句子。 */
export const lessons: typeof en = {
  checked: (topics, errata, questions, complaints) =>
    `两种语言各 ${topics} 课，勘误 ${errata} 条，题目 ${questions} 道：${complaints === 0 ? '没有问题' : `有 ${complaints} 处问题`}。`,
  written: (files, dir) => `已在 ${dir} 写好 ${files}。`,
  nextCheck: '每次改完都检查一遍',
  nextSee: '看看读起来怎样',
};
