export const privacyInvariants = {
  erased: { zh: '已注销人员的个人信息已按清单清除', en: 'Of an erased person nothing is left that the register takes away' },
  retention: { zh: '保存期限任务每日执行', en: 'Retention has run in the last night' },
} as const
