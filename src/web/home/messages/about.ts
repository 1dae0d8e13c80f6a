import type { Phrase } from '../../../core/text.ts'

export type Chapter = { id: string; title: Phrase; paragraphs: readonly Phrase[] }

export const about = {
  title: { zh: '关于 Qiao 桥', en: 'About Qiao 桥' },
  lead: { zh: '面向高校与产业的开放双语对接平台。', en: 'An open platform on which universities and industry meet, in Chinese and English.' },
  links: { zh: '延伸阅读', en: 'Further reading' },
  dictionaryLink: { zh: 'CC-CEDICT 词典', en: 'The CC-CEDICT dictionary' },
  licenceLink: { zh: 'CC BY-SA 4.0 许可', en: 'The CC BY-SA 4.0 licence' },
} as const satisfies Record<string, Phrase>

export const aboutChapters: readonly Chapter[] = [
  {
    id: 'what',
    title: { zh: '平台做什么', en: 'What it does' },
    paragraphs: [
      { zh: '高校和科研院所在此发布科技成果，企业在此发布技术需求。平台在中文与英文之间双向匹配，并逐项说明理由。', en: 'Universities and institutes publish technologies, firms publish needs. Qiao matches them in both directions, within and between Chinese and English, and says why.' },
      { zh: '看到合适的对象，一句话即可提交合作意向。对方接受后，双方在同一条记录中沟通；未答复的意向会按时提醒，30 天后失效。', en: 'When something fits, one sentence is enough to express interest. Once the other side accepts, both talk in one shared record; an unanswered interest is reminded and lapses after 30 days.' },
    ],
  },
  {
    id: 'languages',
    title: { zh: '两种语言，同等对待', en: 'Two languages on equal terms' },
    paragraphs: [
      { zh: '每项内容以作者的语言为原文。译文注明由谁完成、是否晚于原文；机器译文有标注，点一下即可回到原文。没有译文也能检索和匹配。', en: 'Every listing has an original in its author’s language. A translation says who made it and whether the original has changed since; machine text is labelled and one click from the original. Search and matching do not depend on a translation.' },
    ],
  },
  {
    id: 'trust',
    title: { zh: '谁可以发布', en: 'Who may publish' },
    paragraphs: [
      { zh: '由机构指定的发布人员代表机构发布。园区、地区和技术转移机构取得企业授权后，可代企业发布，企业名称可以不公开。', en: 'Officers publish for their organisation. A park, region or transfer agency may publish for a firm that has given it a mandate, and the firm’s name may stay hidden.' },
      { zh: '未经核验的机构，其内容先经审核再公开。保密细节单独存放，只对获授权的机构显示，平台工作人员也无法查看。', en: 'What unverified organisations submit is reviewed before it is shown. Confidential details are kept apart and shown only to organisations that were granted them; the platform’s staff cannot read them.' },
    ],
  },
  {
    id: 'open',
    title: { zh: '开放与许可', en: 'Open source and open data' },
    paragraphs: [
      { zh: '软件以 Apache-2.0 许可开放。跨语言匹配使用 CC-CEDICT 词典，该词典由其社区维护，采用 CC BY-SA 4.0 许可，以独立软件包形式使用，未作修改。备用中文字体为思源黑体，采用 SIL OFL 1.1 许可。', en: 'The software is open under Apache-2.0. Matching across languages uses the CC-CEDICT dictionary, kept by its community under CC BY-SA 4.0 and used unchanged from its own package. The fallback Chinese font is Noto Sans SC under the SIL Open Font License 1.1.' },
      { zh: '公开内容可通过开放接口和订阅源获取。', en: 'What is public can also be read through the API and feeds.' },
    ],
  },
]
