import type { Phrase } from '../../../core/text.ts'

/** What the partner check and the compliance screen say when they refuse. */
export const checkRefusals = {
  fill: { zh: '请填写此项。', en: 'Fill this in.' },
  long: { zh: '内容过长，请缩短。', en: 'This is too long. Shorten it.' },
  say: { zh: '请说明情况。', en: 'Say what was found.' },
  listed: { zh: '对方在制裁名单中，结果只能为“不通过”。', en: 'A partner on a sanctions list can only have the result “does not pass”.' },
  renewal: { zh: '请填写今后两年内的复查日期。', en: 'Give a renewal date within the next two years.' },
  answer: { zh: '请回答此问题。', en: 'Answer this question.' },
  licenceNumber: { zh: '请填写许可证或意向书编号。', en: 'Give the number of the licence or letter.' },
  licenceUntil: { zh: '请填写有效期，不得早于今天。', en: 'Give the day until which it holds, today or later.' },
  whyOtherwise: { zh: '所选结果比答案宽松，请说明理由。', en: 'The result is milder than the answers speak for. Say why.' },
  answeredMeanwhile: { zh: '贵方的合规审查已有新版本，请刷新页面后重试。', en: 'Your side’s screen has a newer version. Reload the page and look again.' },
  checkFirst: { zh: '双方完成伙伴核查后，方可交换文件。', en: 'Files can be exchanged once both sides have recorded the partner check.' },
} as const satisfies Record<string, Phrase>
