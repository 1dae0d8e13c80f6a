import type { Phrase } from '../../../core/text.ts'
import type { Chapter } from './about.ts'

export const ranking = {
  title: { zh: '排序与匹配说明', en: 'How ranking works' },
  lead: { zh: '匹配只看文字和事实。没有付费排名，机构名气也不影响次序。', en: 'Only words and facts count. Nobody can pay for a place, and an organisation’s fame moves nothing.' },
} as const satisfies Record<string, Phrase>

export const rankingChapters: readonly Chapter[] = [
  {
    id: 'hall',
    title: { zh: '展厅中的次序', en: 'The order in the hall' },
    paragraphs: [
      { zh: '没有检索词时，最新发布的在前。输入检索词后，按与检索词的相关程度排列：较少见的词比常见的词更重要，出现在标题和摘要中的词比正文中的更重要。', en: 'Without search words the newest come first. With words, results are ordered by how well they answer them: a rare word counts more than a common one, and a word in the title or summary more than one in the body.' },
      { zh: '中文检索词也能找到英文内容，反之亦然。', en: 'Chinese words find English listings too, and the other way round.' },
    ],
  },
  {
    id: 'matching',
    title: { zh: '成果与需求如何匹配', en: 'How offers and needs are matched' },
    paragraphs: [
      { zh: '系统把一项需求的全部文字与每项成果比对，找出双方共有的概念。概念相通有三种方式：同一用词；CC-CEDICT 词典中的对应词；从平台上已有的双语公开内容中学到的对应词。每种方式都会标明。', en: 'The whole text of a need is compared with every offer to find the concepts that both speak of. A concept may be found in three ways, each of which is named: the same word; a counterpart in the CC-CEDICT dictionary; a counterpart learned from the platform’s own public listings that exist in both languages.' },
      { zh: '每个概念对总分的贡献都会列出，各项相加等于总分。桥板的粗细与贡献成正比。', en: 'What each concept contributes is shown, and the contributions add up to the score. A plank is as thick as its contribution.' },
      { zh: '需求中的重要概念若在成果中找不到对应，会列为“未提及”。未提及不等于不具备，适合作为洽谈时的第一个问题。', en: 'Important words of the need without a counterpart are listed as not mentioned. That does not mean that the offer cannot do it: it is the first thing to ask.' },
    ],
  },
  {
    id: 'facts',
    title: { zh: '事实是否相符', en: 'Facts that fit or do not' },
    paragraphs: [
      { zh: '技术领域、技术成熟度、合作方式、国家/地区和预算逐项比对，并以“相符”“不符”“待了解”分别列出，由您判断。', en: 'Field, readiness, kind of partnership, country or region and budget are compared one by one and listed as fitting, not fitting or still to ask. The judgement is yours.' },
    ],
  },
  {
    id: 'not',
    title: { zh: '哪些不影响排序', en: 'What does not count' },
    paragraphs: [
      { zh: '付费、浏览量、机构规模和排名都不影响次序。保密内容、未公开的名称以及仅对部分用户开放的内容，不参与统计，因此不会影响他人看到的结果。', en: 'Payment, views, and the size or standing of an organisation change nothing. Confidential text, withheld names and listings for some readers only take no part in the statistics, so nothing hidden moves what others see.' },
    ],
  },
  {
    id: 'yours',
    title: { zh: '如何改变自己的清单', en: 'What you can change' },
    paragraphs: [
      { zh: '将不合适的匹配移出并注明理由，只影响本机构的清单，可随时恢复。理由仅以五条以上的汇总形式反馈给发布方。', en: 'Put a match aside with a reason: that changes your organisation’s list only and can be undone. Authors see reasons only as sums of at least five.' },
      { zh: '补充关键词、技术指标，或增加另一种语言的文本，都有助于找到合适的对象。', en: 'Keywords, figures and a text in the other language help the right partner to find you.' },
    ],
  },
]
