import { deed, type PersonalPart, text } from '../../../platform/personal.ts'

const byNumber = { zh: '随项目保留，注销后仅保留编号', en: 'With the project; after an erasure by number only' }
const purpose = { zh: '项目实施与结题的依据', en: 'The record of a joint project' }
const table = (name: string, data: { zh: string; en: string }, columns: PersonalPart['tables'][number]['columns']): PersonalPart['tables'][number] => ({ table: name, data, purpose, basis: 'contract', until: byNumber, columns })

/** Texts are the organisations’: what names somebody by accident is taken out when they are erased. */
const written = text('*', 'unnamed')

export const projectPersonal: PersonalPart = {
  tables: [
    table('project', { zh: '项目：由谁立项、题目、终止原因', en: 'Projects: who opened them, title, why they ended' }, { opened_by: deed, title: written, ended_reason: written }),
    table('project_partner', { zh: '由谁同意公开', en: 'Who agreed to a public page' }, { public_by: deed }),
    table('project_milestone', { zh: '里程碑：名称、由谁确认完成', en: 'Milestones: title, who marked them done' }, { title: written, done_by: deed, evidence_link: written }),
    table('project_spend', { zh: '支出：用途、由谁登记', en: 'Spend: what for, who recorded it' }, { about: written, recorded_by: deed }),
    table('project_output', { zh: '产出：名称、网址、由谁登记', en: 'Outputs: title, address, who recorded them' }, { title: written, link: written, recorded_by: deed }),
    table('project_change', { zh: '变更申请：内容、由谁提出', en: 'Change requests: what, who asked' }, { what: written, asked_by: deed }),
    table('project_change_answer', { zh: '对变更的答复：原因、由谁答复', en: 'Answers to them: reason, who answered' }, { reason: written, by: deed }),
    table('project_report', { zh: '项目报告：正文、由谁撰写', en: 'Reports: text, who wrote them' }, { body: written, written_by: deed }),
    table('outcome', { zh: '成效：担保人、说明、由谁登记和答复', en: 'Outcomes: who vouches for them, words, who recorded and answered them' }, { vouched_by: written, evidence_note: written, evidence_link: written, reason: written, recorded_by: deed, answered_by: deed }),
  ],
  plain: {
    outcome: ['currency'],
    project: ['reference'], project_milestone: ['reminded'], project_spend: ['currency'], project_output: ['doi', 'number'],
  },
}
