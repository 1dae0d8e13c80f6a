import type { Phrase } from '../../core/text.ts'

/** The words that are drawn on posters, always in both languages. */
export const posterWords = {
  offer: { zh: '科技成果', en: 'Technology' },
  need: { zh: '技术需求', en: 'Technology need' },
  expertise: { zh: '专家与团队', en: 'Expertise' },
  facility: { zh: '科研设施与仪器', en: 'Research facility' },
  machine: { zh: '机器翻译', en: 'Translated by machine' },
  stale: { zh: '译文早于原文', en: 'Older than the original' },
  withheld: { zh: '机构名称未公开', en: 'Name withheld' },
  sample: { zh: '示例内容：机构与数据均为虚构', en: 'A sample: organisation and figures are made up' },
  scan: { zh: '扫码查看详情', en: 'Scan to read more' },
  platform: { zh: '高校与产业对接平台', en: 'Where universities and industry meet' },
  mark: { zh: 'Qiao 桥', en: 'Qiao 桥' },
  field: { zh: '技术领域', en: 'Field' },
  stage: { zh: '研发阶段', en: 'Stage' },
  trl: { zh: '技术成熟度', en: 'Readiness level' },
  trlWanted: { zh: '要求的技术成熟度', en: 'Readiness level wanted' },
  trlValue: { zh: 'TRL {n}', en: 'TRL {n}' },
  trlLeast: { zh: 'TRL {n} 以上', en: 'TRL {n} or more' },
  partnerships: { zh: '合作方式', en: 'Partnership' },
  needClass: { zh: '需求类别', en: 'Class of the need' },
  price: { zh: '报价或融资需求', en: 'Price or funding asked' },
  budget: { zh: '预算上限', en: 'Budget, up to' },
  negotiable: { zh: '面议', en: 'To be agreed' },
  deadline: { zh: '截止日期', en: 'Deadline' },
  reference: { zh: '编号', en: 'Reference' },
} as const satisfies Record<string, Phrase>

/** The names of files in an archive. */
export const fileWords = {
  archive: { zh: '海报 {day}', en: 'posters {day}' },
  left: { zh: '未制作', en: 'not made' },
  leftHead: { zh: '以下内容未能制作海报：', en: 'No poster was made of these:' },
  noGlyph: { zh: '{reference}：现有字体中没有字符 {characters}', en: '{reference}: no font here has {characters}' },
  unreadable: { zh: '{reference}：您已无权查看', en: '{reference}: no longer yours to read' },
} as const satisfies Record<string, Phrase>

export const posterRefusals = {
  noGlyph: { zh: '现有字体中没有字符“{characters}”，无法制作海报。请改用其他写法。', en: 'No font here has the character “{characters}”, so no poster was made. Write it another way.' },
  busy: { zh: '正在制作的海报较多，请稍后再试。', en: 'Many posters are being drawn. Try again in a moment.' },
  none: { zh: '没有可制作海报的内容。', en: 'There is nothing here to make posters of.' },
  many: { zh: '一次最多制作 300 张，请缩小范围。', en: 'At most 300 at once. Choose fewer.' },
  forms: { zh: '请至少选择一种形式。', en: 'Choose at least one form.' },
  atOnce: { zh: '您已有两批海报正在制作，请等待其完成或先取消一批。', en: 'Two of your batches are under way. Wait for one, or cancel it.' },
  over: { zh: '这批海报已结束，无法取消。', en: 'This batch is finished already.' },
  rights: { zh: '您的账号已不可用，海报未制作。', en: 'Your account is no longer active; no posters were made.' },
  interrupted: { zh: '制作中断，稍后自动重试。', en: 'The work was interrupted and is tried again by itself.' },
  changed: { zh: '其中部分内容您已无权查看，文件不再提供下载。请重新制作。', en: 'Some of what is in it is no longer yours to read, so the file is not handed out. Make the posters again.' },
} as const satisfies Record<string, Phrase>
