/** Sentences that the platform itself gives as an answer. */
export const doorAnswers = {
  nobody: { zh: '在 180 天内没有机构受理。', en: 'Nobody took it on within 180 days.' },
  hid: { zh: '该内容已先行暂停展示。', en: 'It has been taken out of sight meanwhile.' },
  shown: { zh: '在作出决定之前，该内容仍可查看。', en: 'It can be read until then.' },
  outcomes: {
    removed: { zh: '内容已下架', en: 'the content has been taken down' },
    correct: { zh: '内容须更正', en: 'the content has to be corrected' },
    kept: { zh: '内容予以保留', en: 'the content stays' },
  },
} as const
