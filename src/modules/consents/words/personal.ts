import { type PersonalPart, theirs } from '../../../platform/personal.ts'

const proof = { zh: '证明已告知并取得同意', en: 'Proof that people were told and agreed' }

export const consentPersonal: PersonalPart = {
  tables: [
    {
      table: 'notice_acceptance',
      data: { zh: '已确认的隐私说明版本及时间', en: 'Which version of the privacy notice was confirmed, and when' },
      purpose: proof,
      basis: 'legal',
      until: { zh: '长期保留，注销后仅保留编号', en: 'It stays; after an erasure by number only' },
      columns: { person_id: theirs() },
    },
    {
      table: 'consent',
      data: { zh: '跨境单独同意：国家/地区、场合、说明版本、给出和撤回的时间', en: 'Separate consents to being seen abroad: country, occasion, version of the notice, given, withdrawn' },
      purpose: proof,
      basis: 'legal',
      until: { zh: '长期保留，因撤回须持续有效；注销后仅保留编号', en: 'It stays, because a withdrawal has to last; after an erasure by number only' },
      columns: { person_id: theirs() },
    },
  ],
  plain: { privacy_notice: ['body', 'digest'] },
}
