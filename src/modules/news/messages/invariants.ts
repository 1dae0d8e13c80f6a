export const newsInvariants = {
  permitted: { zh: '公开引用的对接项目均已获双方同意', en: 'Every case that is cited in public was permitted by both of its parties' },
} as const
