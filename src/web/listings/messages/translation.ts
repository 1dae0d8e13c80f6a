import type { Phrase } from '../../../core/text.ts'

/** Reading across languages: the gloss, asking for a translation, and a machine's text. */
export const translationWords = {
  gloss: { zh: '关键词对照', en: 'Key terms in English' },
  glossNote: { zh: '由词典逐词生成，不是译文，仅供判断是否需要进一步了解。', en: 'Made word by word from a dictionary. This is not a translation: it is there to help you decide whether to ask for one.' },
  glossNone: { zh: '词典中没有这段文字的关键词。', en: 'The dictionary knows no key terms of this text.' },
  learned: { zh: '语料学习', en: 'learned' },
  learnedNote: { zh: '带点下划线的译法由平台上的双语信息学习得出。', en: 'Dotted translations were learned from bilingual listings on this site.' },
  ask: { zh: '请求提供译文', en: 'Ask for a translation' },
  askPerson: { zh: '请求人工译文', en: 'Ask for a translation by a person' },
  askHint: { zh: '请求会转达发布方和平台；译文发布后通知您。', en: 'Your request goes to the publisher and to the host. You are told when the text is there.' },
  asked: { zh: '您已于{day}提出请求，译文发布后将通知您。', en: 'You asked on {day}. You will be told when the text is there.' },
  signIn: { zh: '登录后可请求提供译文。', en: 'Sign in to ask for a translation.' },
  machineOnly: { zh: '以下中文由机器翻译，请以原文为准。', en: 'What you read was translated by a machine. The original counts.' },
  askers: { zh: '有 {n} 位读者希望提供{lang}文本。', en: 'Readers who would like this in {lang}: {n}.' },
  write: { zh: '补充译文', en: 'Add the translation' },
  wanted: { zh: '译文请求', en: 'Translations asked for' },
  wantedLead: { zh: '读者希望提供另一种语言文本的信息。发布方已收到通知，您可协助联系。', en: 'Listings that readers would like in the other language. Their keepers have been told; you can help them along.' },
  wantedLine: { zh: '{n} 位读者等待{lang}文本，最早于{day}提出', en: '{n} waiting for {lang}, the first since {day}' },
  hasMachine: { zh: '已有机器译文', en: 'there is a machine’s text' },
  machineShort: { zh: '机器翻译', en: 'by machine' },
  machineSuffix: { zh: '{title}（机器翻译）', en: '{title} [translated by machine]' },
  setting: { zh: '机器翻译', en: 'Translation by machine' },
  settingHint: { zh: '仅在平台启用机器翻译时生效。机器译文均有标注，不会替换人工文本；团队介绍和保密内容不会发送。', en: 'Only where the host has set one up. Its text is always marked and never takes the place of a person’s. What may name your people, and the confidential detail, is not sent.' },
  settingPublic: { zh: '公开展示时翻译', en: 'While everybody may see the listing' },
  settingAlways: { zh: '始终翻译，包括仅对部分读者可见时', en: 'Always, also while only some may see it' },
  settingNever: { zh: '不使用机器翻译', en: 'Never' },
} as const satisfies Record<string, Phrase>
