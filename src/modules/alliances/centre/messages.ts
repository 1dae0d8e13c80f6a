export const centreRefusals = {
  organisation: { zh: '请选择您所在的、属于该中心的机构。', en: 'Choose an organisation of the centre for which you work.' },
  languages: { zh: '请至少选择一种工作语言。', en: 'Choose at least one language in which you work.' },
  focus: { zh: '请填写专长领域。', en: 'Say in which fields you help.' },
  long: { zh: '内容过长，请缩短。', en: 'This is too long: shorten it.' },
} as const
