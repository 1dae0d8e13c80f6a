import type { Phrase } from '../../../core/text.ts'

/** What stands around the clauses of an agreement. */
export const documentWords = {
  reference: { zh: '编号：{reference}', en: 'Reference: {reference}' },
  parties: { zh: '当事人', en: 'Parties' },
  party: { zh: '{letter}（{role}）：{name}', en: '{letter} ({role}): {name}' },
  otherName: { zh: '外文名称：{name}', en: 'Name in Chinese: {name}' },
  uscc: { zh: '统一社会信用代码：{code}', en: 'Unified Social Credit Code: {code}' },
  address: { zh: '住所：{address}', en: 'Address: {address}' },
  representative: { zh: '代表人：{name}', en: 'Represented by: {name}' },
  preambleChina: { zh: '各方根据《中华人民共和国民法典》及有关法律法规，经平等、自愿、友好协商，达成如下约定。', en: 'The parties, having negotiated as equals and of their free will, agree as follows under the Civil Code of the People’s Republic of China and the other laws that apply.' },
  preamble: { zh: '各方经平等、自愿、友好协商，达成如下约定。', en: 'The parties, having negotiated as equals and of their free will, agree as follows.' },
  clause: { zh: '第{number}条　{heading}', en: '{number}. {heading}' },
  schedule: { zh: '附件　知识产权清单', en: 'Schedule: intellectual property' },
  noItems: { zh: '无。', en: 'None.' },
  backgroundTable: { zh: '一、原有知识产权', en: 'Part 1: Background' },
  foregroundTable: { zh: '二、项目知识产权及份额', en: 'Part 2: Foreground and shares' },
  licenceTable: { zh: '三、许可', en: 'Part 3: Licences' },
  item: { zh: '名称', en: 'Item' },
  kind: { zh: '类型', en: 'Kind' },
  number: { zh: '号码', en: 'Number' },
  owner: { zh: '权利人', en: 'Owner' },
  access: { zh: '使用范围', en: 'Access rights' },
  shares: { zh: '份额', en: 'Shares' },
  licensor: { zh: '许可方', en: 'From' },
  licensee: { zh: '被许可方', en: 'To' },
  exclusivity: { zh: '方式', en: 'Kind' },
  field: { zh: '领域', en: 'Field' },
  territory: { zh: '地域', en: 'Territory' },
  months: { zh: '期限', en: 'Term' },
  royalty: { zh: '提成', en: 'Royalty' },
  inMonths: { zh: '{n} 个月', en: '{n} months' },
  untilEnd: { zh: '至权利终止', en: 'until the right ends' },
  noRoyalty: { zh: '无', en: 'none' },
  onSignature: { zh: '最后一方签署之日', en: 'the day of the last signature' },
  signatures: { zh: '签署页', en: 'Signatures' },
  signatureLine: { zh: '{letter}（盖章）：　　　　　　　　　法定代表人或授权代表（签字）：　　　　　　　　　日期：', en: '{letter} (seal): ____________________   Authorised signatory: ____________________   Date: ____________' },
  toFill: { zh: '【待填：{what}】', en: '[to be filled in: {what}]' },
  template: { zh: '本文本由平台范本生成，签署前应由律师审核。', en: 'Made from a template of the platform; to be reviewed by lawyers before signature.' },
  chinesePart: { zh: '中文文本', en: 'Chinese text' },
  englishPart: { zh: '英文文本', en: 'English text' },
  each: { zh: '各方', en: 'each party' },
} as const satisfies Record<string, Phrase>

/** Numbers as Chinese contracts count their articles. */
export const hanDigits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const
export const hanTen = '十'

/** How the head of a clause is found again in a document that came back; sources of regular expressions, the heading is the last group. */
export const clauseHeads = { zh: '^第\\s*[零一二三四五六七八九十百\\d]{1,5}\\s*条[\\s\\u3000：:]*(.*)$', en: '^(?:Clause\\s+|Article\\s+)?\\d{1,2}\\.?[\\s\\t]+(?!\\d)(.{2,120})$' } as const
/** Where the two texts and the schedule begin in a document that came back. */
export const partHeads = { zh: '中文文本', en: 'English text', schedule: ['附件　知识产权清单', 'Schedule: intellectual property'], signatures: ['签署页', 'Signatures'] } as const

/** What is to be filled in, as its place in the text calls it. */
export const termNames = {
  subject: { zh: '合作主题', en: 'subject' },
  work: { zh: '工作内容', en: 'content of the work' },
  startsOn: { zh: '生效日期', en: 'start' },
  months: { zh: '期限（月）', en: 'term in months' },
  amount: { zh: '合同金额', en: 'price' },
  payment: { zh: '支付方式', en: 'way of payment' },
  payer: { zh: '付款方', en: 'payer' },
  payee: { zh: '收款方', en: 'payee' },
  royaltyBp: { zh: '提成比例', en: 'royalty rate' },
  publicationDays: { zh: '发表审查天数', en: 'days of publication review' },
  confidentialityYears: { zh: '保密年限', en: 'years of confidentiality' },
  noticeDays: { zh: '通知天数', en: 'days of notice' },
  law: { zh: '适用法律', en: 'law' },
  forum: { zh: '争议解决机构', en: 'forum for disputes' },
  position: { zh: '知识产权方案', en: 'position on intellectual property' },
} as const satisfies Record<string, Phrase>
