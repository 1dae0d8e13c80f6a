export const patentRefusals = {
  number: { zh: '请填写带文献种类代码的专利号，例如 CN113456789B、GB2601234A。', en: 'Give the number with its kind code, such as CN113456789B or GB2601234A.' },
  repeated: { zh: '贵机构的专利登记中已有该专利号。', en: 'Your register has that number already.' },
  keeper: { zh: '请选择您代表的机构。', en: 'Choose an organisation that you act for.' },
  owners: { zh: '没有找到权利人，请填写平台上机构页面的网址或简称。', en: 'An owner was not found. Give the address of its page on this platform.' },
  day: { zh: '请填写有效日期（1970—2100 年）。', en: 'Give a day between 1970 and 2100.' },
  checked: { zh: '核查日期不能晚于今天。', en: 'The day on which the status was checked is not in the future.' },
  term: { zh: '届满日应晚于申请日。', en: 'The term ends after the day of filing.' },
  value: { zh: '评估须同时填写金额、币种、评估方和评估日期。', en: 'An assessment has an amount with its currency, an assessor and a day.' },
  changed: { zh: '在您编辑期间，此记录已被修改。您的内容已保留，请对照后再保存。', en: 'The record was changed while you were editing. Your words are kept: compare and save again.' },
  link: { zh: '没有找到该成果、需求或协议，或您没有查看权限。', en: 'There is no such listing or agreement that you may see.' },
} as const

