export const spaceRefusals = {
  name: { zh: '请填写名称。', en: 'Give it a name.' },
  slugTaken: { zh: '该网址已被使用，请换一个。', en: 'This address is taken. Choose another.' },
  slug: { zh: '网址只能包含小写字母、数字和连字符。', en: 'The address consists of small letters, digits and hyphens.' },
  dates: { zh: '结束日期不能早于开始日期。', en: 'The end cannot be before the beginning.' },
  alreadyMember: { zh: '该成员已在其中，角色相同。', en: 'This member is there already, in the same role.' },
  alreadySeated: { zh: '该人员已担任此席位。', en: 'This person holds this seat already.' },
  unknownParty: { zh: '没有找到该机构或人员。', en: 'There is no such organisation or person.' },
  alreadySuspended: { zh: '该成员资格已暂停。', en: 'This membership is suspended already.' },
  lastHost: { zh: '至少需要保留一个主办方或秘书处。', en: 'At least one host or secretariat stays.' },
} as const
