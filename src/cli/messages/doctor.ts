export const doctorWords = {
  about: { zh: '检查数据库中的各项不变规则', en: 'check what must always hold on the live database' },
  json: { zh: '以 JSON 输出结果', en: 'print the result as JSON' },
  holds: { zh: '通过  {title}', en: 'holds   {title}' },
  broken: { zh: '违反  {title}', en: 'BROKEN  {title}' },
  numbered: { zh: '{title}（规则 {number}）', en: '{title} ({number})' },
  files: { zh: '所有文件均在且内容完整', en: 'Every file is there and whole' },
  queue: { zh: '没有失败的后台任务', en: 'No job has failed for good' },
  sound: { zh: '全部 {count} 项检查通过。', en: 'All {count} checks hold.' },
  unsound: { zh: '{count} 项检查未通过。编号如上，请据此核查。', en: '{count} checks do not hold. The ids above say where to look.' },
} as const
