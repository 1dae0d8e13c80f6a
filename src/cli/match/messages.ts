/** What `qiao match` says on the terminal. */
export const matchWords = {
  skipped: { zh: '{file} 第 {line} 行已跳过：{reason}', en: '{file}, line {line}: skipped. {reason}' },
  noText: { zh: '没有标题，也没有正文。', en: 'It has neither a title nor a text.' },
  noId: { zh: '缺少编号（id）。', en: 'It has no id.' },
  twice: { zh: '编号 {id} 已出现在第 {line} 行。', en: 'The id {id} is already on line {line}.' },
  badLang: { zh: '语言（lang）应为 zh 或 en，现为“{lang}”。', en: 'Its lang is “{lang}”, but should be zh or en.' },
  noPair: { zh: '缺少中文（zh）或英文（en）。', en: 'It lacks zh or en.' },
  read: { zh: '{file}：已读取 {count} 条记录', en: '{file}: {count} records' },
  learned: { zh: '已从 {count} 条双语记录中学习词语对应', en: 'Learned words from {count} bilingual records' },
  progress: { zh: '已匹配 {done} / {total}', en: 'Matched {done} of {total}' },
  done: { zh: '完成：{needs} 项需求，{offers} 项成果，用时 {seconds} 秒', en: 'Done: {needs} needs, {offers} offers, {seconds} s' },
  someSkipped: { zh: '有 {count} 条记录未能读取，已跳过。', en: '{count} records could not be read and were skipped.' },
  noFile: { zh: '无法读取文件 {file}：{reason}', en: 'The file {file} cannot be read: {reason}' },
  noWrite: { zh: '无法写入文件 {file}：{reason}', en: 'The file {file} cannot be written: {reason}' },
  top: { zh: '--top 应为 1 至 1000 之间的整数。', en: '--top should be a whole number from 1 to 1,000.' },
} as const
