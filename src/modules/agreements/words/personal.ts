import { address, deed, type PersonalColumn, type PersonalPart, text, theirs } from '../../../platform/personal.ts'

const byNumber = { zh: '长期保留，注销后仅保留编号', en: 'It stays; after an erasure by number only' }
const accountability = { zh: '可追溯', en: 'Accountability' }
const proof = { zh: '证明协议已签署，以及据此主张权利', en: 'Proof that the agreement binds, and claims under it' }
const signed = { zh: '随协议保留：签署人的姓名和职务是协议有效的证据；未签署的注销时清除', en: 'With the agreement: the name and office of whoever signed are the evidence for it; where it was not signed an erasure clears them' }
const declaration = { zh: '中国法律规定的技术合同登记', en: 'Registrations of technology contracts that Chinese law asks for' }

/** Rows that ask for a signature which was not given. */
const unsigned = '(signed_at is null and (person_id = :person or email = (select lower(email) from person where id = :person and email_verified)))'
/** What the signature proves stays with it; without a signature it goes. */
const ofSignatory = (holds: 'name' | 'text', becomes: string): PersonalColumn => ({ holds, of: 'email', fate: 'kept', also: [{ of: unsigned, fate: 'cleared', becomes }] })

export const agreementPersonal: PersonalPart = {
  tables: [
    {
      table: 'agreement',
      data: { zh: '协议由谁起草；标题；终止原因', en: 'Who drafted an agreement; its subject; why it ended' },
      purpose: { zh: '机构之间的协议', en: 'The agreement between organisations' },
      basis: 'legitimate',
      until: { zh: '随协议保留，签署后不可更改；起草人注销后仅保留编号', en: 'With the agreement, which does not change once it is signed; the drafter by number only after an erasure' },
      columns: { created_by: deed, subject: text('*', 'kept'), ended_reason: text('created_by', 'unnamed') },
    },
    {
      table: 'agreement_version',
      data: { zh: '协议各版本的正文及说明；由谁制作', en: 'The text of each version, and a note; who made it' },
      purpose: proof,
      basis: 'legitimate',
      until: { zh: '以哈希固定，保留', en: 'Frozen by a fingerprint: it stays' },
      columns: { made_by: deed, content: text('*', 'kept'), text: text('*', 'kept'), note: text('made_by', 'kept') },
    },
    {
      table: 'agreement_comment',
      data: { zh: '协商意见', en: 'Comments while an agreement is negotiated' },
      purpose: { zh: '各方协商', en: 'Negotiating' },
      basis: 'contract',
      until: { zh: '随协议保留，属各方机构的往来；注销时去除姓名和邮箱', en: 'With the agreement, as the organisations’ correspondence; an erasure takes their name and address out' },
      columns: { author_id: theirs(), body: text('author_id', 'unnamed') },
    },
    { table: 'agreement_round', data: { zh: '由谁发起签署', en: 'Who sent an agreement for signature' }, purpose: accountability, basis: 'legitimate', until: byNumber, columns: { sent_by: deed } },
    {
      table: 'agreement_signatory',
      data: { zh: '签署人：姓名、职务、权限、邮箱、时间；拒签理由', en: 'Signatories: name, office, authority, address, times; why one declined' },
      purpose: proof,
      basis: 'legitimate',
      until: signed,
      columns: {
        person_id: theirs(), name: ofSignatory('name', `'{"en": "••"}'`), title: ofSignatory('text', `''`), reason: text('email', 'unnamed', { also: [{ of: 'person_id', fate: 'unnamed' }] }),
        email: { ...address(), also: [{ of: 'person_id', fate: 'cleared' }] },
      },
    },
    {
      table: 'agreement_paper',
      data: { zh: '纸质签署由谁登记；异议理由', en: 'Who recorded an execution on paper; why it was disputed' },
      purpose: proof,
      basis: 'legitimate',
      until: byNumber,
      columns: { recorded_by: deed, reason: text('recorded_by', 'unnamed') },
    },
    {
      table: 'agreement_paper_signatory',
      data: { zh: '纸质签署人的姓名和权限', en: 'Who signed on paper: name, authority' },
      purpose: proof,
      basis: 'legitimate',
      until: { zh: '随协议保留，作为签署的证据', en: 'With the agreement, as evidence of the signature' },
      columns: { name: { holds: 'name', of: '*', fate: 'kept' } },
    },
    { table: 'agreement_paper_confirmation', data: { zh: '由谁确认纸质签署', en: 'Who confirmed an execution on paper' }, purpose: proof, basis: 'legitimate', until: byNumber, columns: { confirmed_by: deed } },
    {
      table: 'agreement_registration',
      data: { zh: '技术合同登记表由谁填写', en: 'Who filled in the sheet of a registration' },
      purpose: declaration,
      basis: 'legal',
      until: byNumber,
      columns: { saved_by: deed },
    },
  ],
  plain: {
    agreement: ['reference', 'law', 'forum', 'currency'], agreement_party: ['role'], agreement_version: ['sha256'], agreement_comment: ['clause'], agreement_item: ['title', 'kind', 'number'],
    agreement_licence: ['title', 'kind', 'number', 'field', 'territory'], agreement_round: ['sha256'], agreement_signatory: ['signed_sha256'], agreement_seal: ['sha256', 'file_sha256', 'fingerprint'],
    agreement_paper: ['contract_number'],
    agreement_registration: [
      'project_name', 'contract_class', 'seller', 'seller_nature', 'buyer', 'buyer_nature', 'region_code', 'industry_code', 'ip_kind', 'field', 'goal', 'currency', 'hebci_line', 'licence_number', 'number',
    ],
  },
}
