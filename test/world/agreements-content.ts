import { type Content, contentSchema, roleAt } from '../../src/modules/agreements/content.ts'
import { optionsOf, positionsOf } from '../../src/modules/agreements/clauses.ts'
import type { AgreementType } from '../../src/modules/agreements/words/kinds.ts'

type ContentFacts = Partial<{ type: AgreementType; organisations: string[]; terms: Partial<Content['terms']>; schedule: Partial<Content['schedule']>; governing: Content['governing'] }>

const nowhere = ['01890000-0000-7000-8000-00000000000a', '01890000-0000-7000-8000-00000000000b']

/** An agreement in which nothing is missing. */
export function someAgreement(facts: ContentFacts = {}): Content {
  const type = facts.type ?? 'collaboration'
  const item = { title: { zh: '陶瓷膜制备方法', en: 'Method of making ceramic membranes' }, kind: 'patent' as const, number: 'ZL202310000001.2' }
  return contentSchema.parse({
    type,
    governing: facts.governing ?? 'both',
    parties: (facts.organisations ?? nowhere).map((organisationId, place) => ({
      organisationId, role: roleAt(type, place), name: place % 2 ? { en: 'Northfield Filtration Ltd' } : { zh: '江南示例大学', en: 'Jiangnan Sample University' }, country: place % 2 ? 'GB' : 'CN',
      uscc: place % 2 ? null : '12100000400000000X', address: { zh: '无锡市示例路 1 号', en: '1 Sample Road' }, representative: { zh: '林可', en: 'Lin Ke' }, authority: 'authorised',
    })),
    terms: {
      subject: { zh: '高通量陶瓷膜', en: 'High-flux ceramic membranes' }, work: { zh: '制备、测试与放大', en: 'making, testing and scaling up' }, startsOn: '2026-12-01', months: 24,
      amount: { minor: 150_000_00, currency: 'CNY' }, payment: 'entry_royalty', payer: 1, payee: 0, royaltyBp: 250, publicationDays: 30, confidentialityYears: 5, noticeDays: 60, law: 'cn', forum: 'hkiac',
      position: positionsOf(type)[1] ?? null, ...facts.terms,
    },
    options: optionsOf(type).filter((one) => one.on).map((one) => one.key),
    schedule: {
      background: [{ ...item, owner: 0, access: 'project' }],
      foreground: [{ ...item, title: { zh: '放大工艺', en: 'Scale-up process' }, number: '', shares: [{ party: 0, bp: 6_000 }, { party: 1, bp: 4_000 }] }],
      licences: [{ ...item, from: 0, to: 1, exclusivity: 'exclusive', field: { zh: '水处理', en: 'Water treatment' }, territory: { zh: '全球', en: 'Worldwide' }, months: 60, royaltyBp: 250 }],
      ...facts.schedule,
    },
  })
}
