export const activityInvariants = {
  chained: { zh: '操作记录的哈希链完整，未被改动', en: 'The chain of activity is whole: nothing was altered or taken out' },
  sealedSoon: { zh: '后台任务运行期间，操作记录在一分钟内完成封存', en: 'While a worker runs, activity is sealed within a minute' },
  recorded: { zh: '机构、信息和对接的每项变化均有操作记录', en: 'Every organisation, listing and case has its activity' },
} as const
