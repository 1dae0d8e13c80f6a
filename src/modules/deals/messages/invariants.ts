export const dealInvariants = {
  history: { zh: '对接阶段记录从合作意向开始，与当前阶段一致', en: 'The stages of a case begin with the interest and end where it stands' },
  one: { zh: '同一对信息和双方之间至多一个进行中的对接', en: 'There is at most one open case for a pair of listings and parties' },
  thread: { zh: '已接受的对接均有沟通记录区', en: 'Every accepted case has its thread' },
} as const
