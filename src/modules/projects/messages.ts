/** The sentences of this module’s refusals: what happened, and what to do. */
export const projectRefusals = {
  state: { zh: '项目当前状态不能进行此操作，请刷新页面查看最新状态。', en: 'That cannot be done in the state in which this project is. Reload the page to see it.' },
  changed: { zh: '在您编辑期间，项目已被修改。您的内容已保留，请对照后再保存。', en: 'The project was changed while you were editing. Your words are kept: compare and save again.' },
  notExecuted: { zh: '协议签署完成后才能立项。', en: 'A project is opened once the agreement is executed.' },
  notWork: { zh: '保密协议、意向类文件不立项；请以合作、许可、技术服务等协议立项。', en: 'Secrecy and intentions are no project. Open one from the agreement under which the work is done.' },
  notAccepted: { zh: '资助接受后才能立项。', en: 'A project is opened once the award is accepted.' },
  dates: { zh: '结束日期不能早于开始日期。', en: 'The last day is not before the first.' },
  day: { zh: '请填写有效日期（1970—2100 年）。', en: 'Give a day between 1970 and 2100.' },
  future: { zh: '日期不能晚于今天。', en: 'The day is not in the future.' },
  partner: { zh: '请从项目参与单位中选择。', en: 'Choose a partner of this project.' },
  amount: { zh: '请填写大于零的金额，最多两位小数。', en: 'Give an amount above zero, with two decimals at most.' },
  payer: { zh: '付款方与收款方不能相同。', en: 'Payer and payee differ.' },
  about: { zh: '请填写用途，不超过 500 个字符。', en: 'Say what it was for, in at most 500 characters.' },
  link: { zh: '请填写以 http:// 或 https:// 开头的网址。', en: 'Give an address that begins with http:// or https://.' },
  evidence: { zh: '请上传证明文件或填写网址。', en: 'Give evidence: a file or an address.' },
  done: { zh: '该里程碑已标记完成。', en: 'That milestone is done already.' },
  doi: { zh: '请填写 DOI，例如 10.1038/s41586-023-00001-2。', en: 'Give the DOI, such as 10.1038/s41586-023-00001-2.' },
  number: { zh: '请填写编号。', en: 'Give its number.' },
  people: { zh: '请填写培养人数，1 至 100,000。', en: 'Give how many people, from 1 to 100,000.' },
  repeated: { zh: '该成果已登记。', en: 'That output is recorded already.' },
  reason: { zh: '请写明原因，不超过 2,000 个字符。', en: 'Give the reason, in at most 2,000 characters.' },
  answered: { zh: '该变更申请已有结果，或您方已答复。', en: 'That change has been decided, or you have answered it.' },
  many: { zh: '数量已达上限。', en: 'There are as many as there can be.' },
  finalOnce: { zh: '已有相同期间的报告，或总结报告已提交。', en: 'There is a report for that period, or the final report is written.' },
  openChange: { zh: '还有未决的变更申请，处理后才能结题。', en: 'A change is still open: settle it before you complete the project.' },
  finalFirst: { zh: '请先提交总结报告，再办理结题。', en: 'Write the final report before you complete the project.' },
} as const

/** What `qiao doctor` says of projects. */
export const projectInvariants = {
  one: { zh: '每份协议、每项资助至多一个项目，且协议已签署、资助已接受', en: 'One project at most of an agreement or an award, and that executed or accepted' },
  partners: { zh: '项目参与单位即协议各方', en: 'The partners of a project are the parties of its agreement' },
  money: { zh: '项目支出有币种、付款方与收款方', en: 'What a project spent has a currency, a payer and a payee' },
  changes: { zh: '变更申请经其他各方同意后才生效', en: 'A change is agreed once every other partner agreed' },
} as const
