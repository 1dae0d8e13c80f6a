import { deed, name, type PersonalPart, text, theirs } from '../../../platform/personal.ts'

const byNumber = { zh: '长期保留，注销后仅保留编号', en: 'It stays; after an erasure by number only' }
const accountability = { zh: '可追溯', en: 'Accountability' }
const exportControl = { zh: '遵守出口管制和技术进出口法律', en: 'Keeping the law on export control and on the import and export of technology' }
const record = { zh: '记录不可更改，保留；注销后仅保留编号', en: 'The record is never altered and stays; after an erasure by number only' }
const compliance = { zh: '作为合规记录保留，不可更改；填写人注销后仅保留编号', en: 'A record of compliance, never altered: it stays; whoever answered by number only after an erasure' }

export const dealPersonal: PersonalPart = {
  tables: [
    {
      table: 'deal',
      data: { zh: '对接项目：发起人、负责人、联系方式、名称、正文、下一步；由谁答复', en: 'A case: who opened it and who looks after it, contact, title, texts, next step; who answered' },
      purpose: { zh: '两家机构的对接', en: 'The case between two organisations' },
      basis: 'contract',
      until: { zh: '随对接项目保留，属各方机构的往来；注销时清除联系方式和负责人，并从正文中去除姓名和邮箱', en: 'With the case, which is its organisations’; an erasure clears the contact and who looks after it, and takes their name and address out of the texts' },
      columns: {
        opened_by: theirs(), owner_id: theirs('cleared'), contact: name('opened_by'), sentence: text('opened_by', 'unnamed'), interests: text('opened_by', 'unnamed'), brings: text('opened_by', 'unnamed'),
        proposes: text('opened_by', 'unnamed'), title: text('opened_by', 'unnamed'), next_action: text('owner_id', 'unnamed'), answered_by: deed, lost_note: text('answered_by', 'unnamed'),
      },
    },
    {
      table: 'deal_party',
      data: { zh: '参与方由谁代表；由谁提议、同意和退出', en: 'Who speaks for a party; who proposed it, agreed and left' },
      purpose: { zh: '确认谁代表机构，可追溯', en: 'Who may speak for an organisation, and accountability' },
      basis: 'legitimate',
      until: byNumber,
      columns: { person_id: theirs(), proposed_by: deed, accepted_by: deed, left_by: deed },
    },
    { table: 'deal_listing', data: { zh: '由谁加入供需信息', en: 'Who added a listing to a case' }, purpose: accountability, basis: 'legitimate', until: byNumber, columns: { added_by: deed } },
    {
      table: 'deal_evidence',
      data: { zh: '各阶段的依据及说明；由谁提供', en: 'What a stage rests on, with a note; who put it there' },
      purpose: { zh: '证明合规审查、保密和协议已办理', en: 'Proof that screen, confidentiality and agreement were seen to' },
      basis: 'legitimate',
      until: record,
      columns: { by: deed, note: text('by', 'kept') },
    },
    { table: 'deal_consent', data: { zh: '由谁同意新的参与方加入', en: 'Who agreed to another party joining' }, purpose: accountability, basis: 'legitimate', until: byNumber, columns: { by: deed } },
    {
      table: 'partner_check',
      data: { zh: '合作方尽职调查：股权、关联、制裁名单、来源；由谁填写和负责', en: 'Checks of a partner: owners, links, sanctions lists, sources; who answered and who looks after it' },
      purpose: { zh: '遵守制裁和出口管制法律', en: 'Keeping the law on sanctions and export control' },
      basis: 'legal',
      until: { zh: '作为合规记录保留，仅填写机构可见；填写人注销后仅保留编号', en: 'It stays as a record of compliance, read by the organisation that made it alone; whoever answered by number only after an erasure' },
      columns: {
        owner_id: deed, answered_by: deed, owners: text('*', 'kept'), legal_form: text('*', 'kept'), links_note: text('*', 'kept'), earlier_note: text('*', 'kept'), sanctions_lists: text('*', 'kept'),
        sources: text('*', 'kept'), conditions: text('*', 'kept'),
      },
    },
    {
      table: 'deal_screen',
      data: { zh: '合规审查的结论、许可证号、说明；由谁答复', en: 'Answers to the compliance screen: result, licence, note; who answered' },
      purpose: exportControl,
      basis: 'legal',
      until: compliance,
      columns: { answered_by: deed, licence_number: text('answered_by', 'kept'), note: text('answered_by', 'kept') },
    },
    {
      table: 'deal_screen_answer',
      data: { zh: '合规审查各题的答复说明', en: 'Notes to single questions of the screen' },
      purpose: exportControl,
      basis: 'legal',
      until: compliance,
      columns: { note: text('*', 'kept') },
    },
    { table: 'deal_file', data: { zh: '由谁上传文件', en: 'Who put a file into a case' }, purpose: accountability, basis: 'legitimate', until: byNumber, columns: { by: deed } },
    {
      table: 'deal_meeting',
      data: { zh: '会谈：议题、地点、链接、纪要；由谁安排和记录', en: 'Meetings: topic, place, link, minutes; who called and recorded them' },
      purpose: { zh: '双方沟通', en: 'Talking with the other side' },
      basis: 'contract',
      until: { zh: '随对接项目保留；注销时去除姓名和邮箱', en: 'With the case; an erasure takes their name and address out' },
      columns: {
        created_by: deed, recorded_by: deed, topic: text('created_by', 'unnamed'), place: text('created_by', 'unnamed'), link: text('created_by', 'cleared'),
        minutes: text('recorded_by', 'unnamed', { also: [{ of: 'created_by', fate: 'unnamed' }] }),
      },
    },
    {
      table: 'deal_glass',
      data: { zh: '平台人员查看对接项目：由谁、何时、理由', en: 'Looks into a case by staff: who, when, why' },
      purpose: { zh: '让各方知道谁看过', en: 'That the parties know who looked' },
      basis: 'legitimate',
      until: record,
      columns: { person_id: theirs(), reason: text('person_id', 'kept') },
    },
    {
      table: 'deal_reply',
      data: { zh: '已通过邮件链接回复的消息', en: 'Letters that were answered by their link' },
      purpose: { zh: '每个链接仅可使用一次', en: 'That each link is used once' },
      basis: 'contract',
      until: { zh: '随对接项目保留；注销账号时删除', en: 'With the case, or until the account is erased' },
      columns: { person_id: theirs('row') },
    },
    {
      table: 'deal_stage',
      data: { zh: '对接进展由谁推进、说明', en: 'Who moved a case on, and what they noted' },
      purpose: accountability,
      basis: 'legitimate',
      until: record,
      columns: { by: deed, note: text('by', 'kept') },
    },
    {
      table: 'deal_nudge',
      data: { zh: '提醒答复：由哪位组织者、何时', en: 'Reminders of unanswered interests: which organiser, when' },
      purpose: { zh: '避免过多提醒', en: 'Not reminding too often' },
      basis: 'legitimate',
      until: byNumber,
      columns: { by: deed },
    },
  ],
  plain: {
    deal: ['reference', 'open_key'], deal_stage: ['stage', 'reason', 'verb'], deal_party: ['stage'], deal_evidence: ['object_type'], deal_screen: ['editions'], deal_screen_answer: ['question'], deal_meeting: ['zone'],
  },
}
