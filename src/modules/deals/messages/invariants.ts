export const dealInvariants = {
  history: { zh: '对接阶段记录从合作意向开始，与当前阶段一致', en: 'The stages of a case begin with the interest and end where it stands' },
  one: { zh: '同一对信息和双方之间至多一个进行中的对接', en: 'There is at most one open case for a pair of listings and parties' },
  thread: { zh: '已接受的对接均有沟通记录区', en: 'Every accepted case has its thread' },
  parties: { zh: '每个对接至少有两方，且仅由一方发起', en: 'Every case has two sides or more, and one that opened it' },
  copies: { zh: '参与方列表中的阶段与对接一致', en: 'The lists of the parties show the stage where a case stands' },
  screened: { zh: '通过合规审查的对接均有答复记录', en: 'No case is past the compliance screen unanswered' },
  gates: { zh: '各阶段均有相应依据', en: 'Every stage has the evidence that its gate asks for' },
} as const
