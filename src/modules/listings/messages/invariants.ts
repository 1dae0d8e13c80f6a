export const listingInvariants = {
  original: { zh: '每个版本均有原文标题', en: 'Every version has its title in the original language' },
  machine: { zh: '机器译文未取代人工文本', en: 'No machine text stands in the place of a person’s' },
  newer: { zh: '没有译文标注为新于原文', en: 'No translation claims to be newer than its original' },
  approved: { zh: '公开展示的版本属于该信息且已审核', en: 'What readers see belongs to its listing and was approved' },
  readings: { zh: '可见规则在程序和数据库中结论一致', en: 'The rules of who may read say the same in the program and in the database' },
  mandates: { zh: '代发布信息均与委托双方一致', en: 'What is published for a firm names the firm and the publisher of its mandate' },
} as const

export const releaseInvariants = {
  embargo: { zh: '暂不公开的信息都在尚未发布的批次中', en: 'What is held back belongs to a release that is not out, and nothing else does' },
  consent: { zh: '代企业发布的信息都有企业同意记录', en: 'Whoever publishes for a firm that somebody entered has a record of its consent' },
} as const
