import type { Phrase } from '../../../core/text.ts'

/** The language whose text decides. */
export const governingLangs = {
  both: { zh: '中英文具有同等效力', en: 'Chinese and English are equally authentic' },
  zh: { zh: '以中文文本为准', en: 'The Chinese text governs' },
  en: { zh: '以英文文本为准', en: 'The English text governs' },
} as const satisfies Record<string, Phrase>
export type Governing = keyof typeof governingLangs

export const laws = {
  cn: { zh: '中华人民共和国法律', en: 'the laws of the People’s Republic of China' },
  england: { zh: '英格兰及威尔士法律', en: 'the laws of England and Wales' },
  scotland: { zh: '苏格兰法律', en: 'the laws of Scotland' },
  northern_ireland: { zh: '北爱尔兰法律', en: 'the laws of Northern Ireland' },
  hong_kong: { zh: '香港特别行政区法律', en: 'the laws of the Hong Kong Special Administrative Region' },
  respondent: { zh: '被请求方所在地法律', en: 'the laws of the place where the respondent is established' },
} as const satisfies Record<string, Phrase>
export type Law = keyof typeof laws

export const forums = {
  cietac: { zh: '中国国际经济贸易仲裁委员会（CIETAC）', en: 'the China International Economic and Trade Arbitration Commission (CIETAC)' },
  hkiac: { zh: '香港国际仲裁中心（HKIAC）', en: 'the Hong Kong International Arbitration Centre (HKIAC)' },
  siac: { zh: '新加坡国际仲裁中心（SIAC）', en: 'the Singapore International Arbitration Centre (SIAC)' },
  lcia: { zh: '伦敦国际仲裁院（LCIA）', en: 'the London Court of International Arbitration (LCIA)' },
  courts: { zh: '适用法律所在地有管辖权的法院', en: 'the competent courts of the place whose law applies' },
} as const satisfies Record<string, Phrase>
export type Forum = keyof typeof forums

/** How is paid; the words of the registration sheet. */
export const payments = {
  none: { zh: '不涉及付款', en: 'No payment' },
  lump: { zh: '一次总付', en: 'One payment' },
  instalments: { zh: '分期支付', en: 'Instalments' },
  royalty: { zh: '提成支付', en: 'Royalty' },
  entry_royalty: { zh: '入门费加提成', en: 'Entry fee and royalty' },
} as const satisfies Record<string, Phrase>
export type Payment = keyof typeof payments

/** Who owns what comes out of the work: one institution with one company (1–6, 4A), and consortia (A–D). */
export const positions = {
  p1: { zh: '方案 1：研究机构所有，企业获非独占许可', en: 'Position 1: the institution owns; the company has a non-exclusive licence' },
  p2: { zh: '方案 2：研究机构所有，企业可选择谈判独占许可', en: 'Position 2: the institution owns; the company may negotiate an exclusive licence' },
  p3: { zh: '方案 3：研究机构所有，企业可选择谈判受让', en: 'Position 3: the institution owns; the company may negotiate an assignment' },
  p4: { zh: '方案 4：各自成果归各自，互相许可用于任何目的', en: 'Position 4: each owns what it creates; licences for any purpose' },
  p4a: { zh: '方案 4A：各自成果归各自，仅许可用于本项目', en: 'Position 4A: each owns what it creates; licences for the project only' },
  p5: { zh: '方案 5：企业所有，研究机构保留教学科研使用权', en: 'Position 5: the company owns; the institution keeps academic use' },
  p6: { zh: '方案 6：委托研究，企业所有，发表须经同意', en: 'Position 6: contract research; the company owns, publication needs consent' },
  ca: { zh: '方案 A：各自成果归各自，许可全体成员使用', en: 'Position A: each owns its own; licences to all' },
  cb: { zh: '方案 B：成果归集于牵头实施单位', en: 'Position B: results go to a lead exploiter' },
  cc: { zh: '方案 C：成果归与其业务相关的成员', en: 'Position C: each takes the results that belong to its business' },
  cd: { zh: '方案 D：各自成果归各自，仅许可用于本项目', en: 'Position D: each owns its own; licences for the project only' },
} as const satisfies Record<string, Phrase>
export type Position = keyof typeof positions

export const exclusivities = {
  exclusive: { zh: '独占', en: 'exclusive' },
  sole: { zh: '排他', en: 'sole' },
  non_exclusive: { zh: '普通', en: 'non-exclusive' },
} as const satisfies Record<string, Phrase>
export type Exclusivity = keyof typeof exclusivities

export const accessRights = {
  project: { zh: '仅限本项目', en: 'for the project only' },
  exploitation: { zh: '本项目及成果实施所必需', en: 'for the project and to use its results' },
  none: { zh: '不许可使用', en: 'none' },
} as const satisfies Record<string, Phrase>
export type AccessRight = keyof typeof accessRights

export const itemKinds = {
  patent: { zh: '专利', en: 'patent' },
  application: { zh: '专利申请', en: 'patent application' },
  know_how: { zh: '技术秘密', en: 'know-how' },
  software: { zh: '计算机软件', en: 'software' },
  design: { zh: '外观设计或集成电路布图设计', en: 'design or circuit layout' },
  plant: { zh: '植物新品种', en: 'plant variety' },
  data: { zh: '数据', en: 'data' },
  material: { zh: '材料或样品', en: 'material or sample' },
  other: { zh: '其他', en: 'other' },
} as const satisfies Record<string, Phrase>
export type ItemKind = keyof typeof itemKinds

/** What gives somebody the right to sign for a party. */
export const authorities = {
  legal_representative: { zh: '法定代表人', en: 'Legal representative' },
  authorised: { zh: '授权代表（附授权委托书）', en: 'Authorised signatory (by power of attorney)' },
  office_holder: { zh: '依章程有权签署的负责人', en: 'Officer empowered by statute or ordinance' },
} as const satisfies Record<string, Phrase>
export type Authority = keyof typeof authorities
