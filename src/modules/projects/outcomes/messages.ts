export const outcomeRefusals = {
  party: { zh: '只有对接或项目各方的管理员和经办人可以登记成效。', en: 'Outcomes are recorded by officers of a party.' },
  payer: { zh: '请填写付款方与收款方，二者不同，且至少一方为本项目或对接的当事方。', en: 'Give payer and payee: they differ, and one of them is a party.' },
  amount: { zh: '请填写大于零的金额及币种，最多两位小数。', en: 'Give an amount above zero with its currency, with two decimals at most.' },
  jobs: { zh: '请填写新增就业人数，1 至 1,000,000。', en: 'Give how many jobs, from 1 to 1,000,000.' },
  evidence: { zh: '请填写证明：文件、网址或说明（不超过 1,000 个字符）。', en: 'Give evidence: a file, an address, or words of at most 1,000 characters.' },
  vouched: { zh: '请填写担保人姓名与职务，不超过 200 个字符。', en: 'Give the name and the office of who vouches for it, in at most 200 characters.' },
  repeated: { zh: '相同的成效已登记（可能由对方登记）。', en: 'The same outcome is recorded already, perhaps by the other side.' },
  answered: { zh: '该成效已有答复或已撤回，请刷新页面。', en: 'This outcome was answered or taken back. Reload the page.' },
  reason: { zh: '请写明异议理由，不超过 2,000 个字符。', en: 'Give the reason, in at most 2,000 characters.' },
  over: { zh: '该对接项目未成立或已终止，不能登记成效。', en: 'This case was not accepted, or is lost: it has no outcomes.' },
} as const

/** What `qiao doctor` says of outcomes. */
export const outcomeInvariants = {
  money: { zh: '成效金额有币种；意向、合同、到账有付款方与收款方；由对方确认', en: 'An outcome’s amount has a currency, a commitment or payment payer and payee, and the other side confirmed it' },
} as const
