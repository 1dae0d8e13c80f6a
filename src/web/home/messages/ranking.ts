import type { Phrase } from '../../../core/text.ts'
import type { Chapter } from './about.ts'

export const ranking = {
  title: { zh: '排序与匹配说明', en: 'How ranking works' },
  lead: { zh: '匹配只看文字。没有付费排名，机构名气也不影响次序；每个数值都可以查看和质疑。', en: 'Only words count. Nobody can pay for a place, an organisation’s fame moves nothing, and every figure can be seen and questioned.' },
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
      { zh: '系统把一项需求的全部文字与每项成果比对，找出双方共有的概念。概念相通有三种方式：同一用词；CC-CEDICT 词典中的对应词；从平台上已有的双语公开内容中学到的对应词。每种方式都会标明，词典和习得的对应词并附概率。', en: 'The whole text of a need is compared with every offer to find the concepts that both speak of. A concept may be found in three ways, each of which is named: the same word; a counterpart in the CC-CEDICT dictionary; a counterpart learned from the platform’s own public listings that exist in both languages. The last two come with their probability.' },
      { zh: '每个概念对总分的贡献都会列出，各项相加等于总分。桥板的粗细与贡献成正比。', en: 'What each concept contributes is shown, and the contributions add up to the score. A plank is as thick as its contribution.' },
      { zh: '需求中的重要概念若在成果中找不到对应，会列为“未提及”。未提及不等于不具备，适合作为洽谈时的第一个问题。', en: 'Important words of the need without a counterpart are listed as not mentioned. That does not mean that the offer cannot do it: it is the first thing to ask.' },
    ],
  },
  {
    id: 'languages',
    title: { zh: '两种语言，一个列表', en: 'Two languages, one list' },
    paragraphs: [
      { zh: '中文得分和英文得分的尺度不同，直接放在一起并不公平。系统用各语言公开内容的得分分布校准，使只有中文和只有英文的内容机会相当。同时有两种语言的内容只计一次，取较好的一种。', en: 'Scores in Chinese and in English are not on one scale, and putting them side by side as they are would be unfair. Each language is calibrated by how the public listings in it score, so that a Chinese-only and an English-only listing of equal worth stand equally well. A listing in both languages counts once, by the better.' },
      { zh: '以 5,000 份双语论文摘要测试，仅用词典时，中文摘要有 91.6% 的情况首位找到对应的英文摘要；再学习 2,000 份双语记录后为 98.8%。不同领域的医学句子分别为 83.3% 和 84.2%。中英文混合列表的前 10 名，保留了各自单独列表应有结果的 97.6% 至 100%。测试方法随源代码公开。', en: 'Tried on 5,000 abstracts in both languages: with the dictionary alone, a Chinese summary finds its English abstract in first place in 91.6% of cases, and in 98.8% after learning from 2,000 bilingual records. For sentences of medicine, another field, it is 83.3% and 84.2%. The first ten of a list that mixes both languages keep 97.6% to 100% of what a list of one language would find. The way to repeat this is published with the source.' },
    ],
  },
  {
    id: 'strength',
    title: { zh: '强匹配、较好匹配、弱匹配', en: 'Strong, fair and weak' },
    paragraphs: [
      { zh: '得分不低于 1，或不低于同一列表第 8 至 13 名平均得分的 3 倍，为强匹配；不低于 0.6 或 2.2 倍为较好匹配；其余为弱匹配，排在最后。作为对照，我们把真实需求的分句随机拼成“假需求”，与 3,000 项真实内容比对：约 95% 达不到较好匹配的任一界限，超过 99% 达不到 3 倍。', en: 'Strong means a score of 1 and above, or three times what places 8 to 13 of the same list score on average; fair means 0.6, or 2.2 times; the rest is weak and stands last. As a check, clauses of real needs were put together at random and compared with 3,000 real listings: about 95% of these false needs stay below either bound of fair, and more than 99% below three times.' },
      { zh: '仅凭一个词的匹配会注明，并降一档。', en: 'A match that rests on a single word says so and stands a band lower.' },
    ],
  },
  {
    id: 'facts',
    title: { zh: '事实是否相符', en: 'Facts that fit or do not' },
    paragraphs: [
      { zh: '技术领域、技术成熟度、合作方式、国家/地区和预算逐项比对，并以“相符”“不符”“待了解”分别列出，由您判断，不计入得分。', en: 'Field, readiness, kind of partnership, country or region and budget are compared one by one and listed as fitting, not fitting or still to ask. The judgement is yours; they are not part of the score.' },
    ],
  },
  {
    id: 'not',
    title: { zh: '哪些不影响排序', en: 'What does not count' },
    paragraphs: [
      { zh: '付费、浏览量、机构规模和排名都不影响次序，也没有任何付费提升排名的途径。保密内容、未公开的名称以及仅对部分用户开放的内容，不参与统计，因此不会影响他人看到的结果。', en: 'Payment, views, and the size or standing of an organisation change nothing, and there is no way to pay for a place. Confidential text, withheld names and listings for some readers only take no part in the statistics, so nothing hidden moves what others see.' },
    ],
  },
  {
    id: 'yours',
    title: { zh: '本机构的选择如何影响清单', en: 'How your own choices count' },
    paragraphs: [
      { zh: '将不合适的匹配移出并注明理由，只影响本机构的清单，可随时恢复。理由仅以五条以上的汇总形式反馈给发布方。', en: 'Put a match aside with a reason: that changes your organisation’s list only and can be undone. Authors see reasons only as sums of at least five.' },
      { zh: '理由也会记入本机构的记录：“成熟度不足”针对研发阶段，“商业化路径不明确”针对合作方式，“不符合需要”针对主题和技术领域，“已有替代方案”针对主题，其余理由不作推断。接受合作意向则相反，会上调相近的内容。', en: 'The reason also goes into your organisation’s record: too early speaks of the stage, commercial route unclear of the kind of partnership, not a fit of topic and field, already working on an alternative of the topic; the other reasons say nothing about listings still to come. An accepted interest does the opposite and raises what is like it.' },
      { zh: '无论记录多少，单项匹配的文字得分最多下调 20%，最多上调 25%；针对另一项需求或成果作出的选择按一半计；每条记录 180 天后影响减半。任何匹配都不会因此隐藏，也不会影响其他机构。明显的调整会在匹配旁注明原因，记录可在工作台查看和清除。', en: 'However much is recorded, a match’s text score falls by 20% at most and rises by 25% at most; a choice made for another listing of yours counts half; each counts half after 180 days. Nothing is hidden by it, and no other organisation is touched. A shift worth noticing is explained beside the match, and the record can be read and cleared on the desk.' },
      { zh: '补充关键词、技术指标，或增加另一种语言的文本，都有助于找到合适的对象。', en: 'Keywords, figures and a text in the other language help the right partner to find you.' },
    ],
  },
  {
    id: 'limits',
    title: { zh: '局限', en: 'Limits' },
    paragraphs: [
      { zh: '系统比对的是文字，不理解技术本身：同一问题若用完全不同的词描述，可能找不到；一词多义可能找错。短需求比长需求更难匹配。英文标题找中文内容时，首位命中率仅为 34.7%，学习双语记录后为 70.0%，因此建议写明摘要。', en: 'Words are compared, not understood: the same problem in quite different words may be missed, and a word with two meanings may mislead. Short needs are harder than long ones. An English title alone finds its Chinese abstract in first place in 34.7% of cases only, 70.0% after learning from bilingual records, so a summary is worth writing.' },
    ],
  },
  {
    id: 'question',
    title: { zh: '如何质疑一项结果', en: 'How to question a result' },
    paragraphs: [
      { zh: '每项匹配都可展开“查看数值”，列出每个概念的对应方式和贡献。列表中每项都可点击“为何排在上一项之后？”，也可任选两项比较，得分之差会逐项拆解。API 提供同样的数值。如仍认为有误，请联系平台方。', en: 'Every match opens to its numbers: how each concept was found and what it carries. Each line of a list answers why it stands below the one above, and any two can be compared: the difference of their scores is taken apart to the last digit. The API gives the same figures. If something still looks wrong, write to whoever runs the platform.' },
    ],
  },
]
