/** Units that make a number a figure to be reached; sources of a regular expression, letters bounded so that a word is no unit. */
export const figureUnits = [
  '%', '‰', '％', '°\\s?c\\b', '℃', 'µm\\b', 'μm\\b', '[nmck]?m\\b', '[nmck]?m[²³23]', 'kg\\b', '[mkµμ]?g\\b', 't\\b', 'tonnes?\\b', '[mk]?l\\b', 'litres?\\b', '[kmg]?pa\\b', 'bar\\b', '[kmg]?hz\\b', '[km]?wh?\\b', '[km]?v\\b', 'm?a\\b',
  '[mnµμ]?s\\b', 'min\\b', 'hours?\\b', 'days?\\b', 'years?\\b', 'cycles?\\b', 'ppm\\b', 'ppb\\b', 'rpm\\b', 'dB\\b', '[kmg]b(?:ps)?\\b', 'fps\\b', 'mg/l', 'per ?cent\\b',
  '毫米', '微米', '纳米', '厘米', '米', '公里', '千克', '公斤', '克', '吨', '升', '毫升', '度', '兆帕', '千瓦', '瓦', '伏', '秒', '毫秒', '分钟', '小时', '次', '倍', '帧', '个百分点', '万元', '元',
] as const

/** How a text speaks of a time by which. */
export const dayCues = [
  '20\\d\\d\\s?[-/.年]\\s?\\d{1,2}', '20\\d\\d\\s?年', '\\d+\\s?个月内', '\\d+\\s?年内', '月底前', '年底前', '交付期', '工期', '截止',
  '\\bby (?:the end of )?(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|q[1-4]|20\\d\\d)', '\\bwithin \\d+ (?:weeks|months|years)', '\\bdeadline\\b', '\\bbefore 20\\d\\d',
  '\\b(?:january|february|march|april|may|june|july|august|september|october|november|december) 20\\d\\d',
] as const

/** How a text speaks of what was tried. */
export const attemptCues = [
  '尝试', '试过', '试验过', '曾采用', '已采用', '目前采用', '现有工艺', '现有方案', '现有基础', '目前使用', '效果不', '未能', '仍无法', '已有基础',
  '\\b(?:we|they) (?:have )?(?:already )?(?:tried|tested|used|attempted)\\b', '\\bso far\\b', '\\bcurrently (?:use|using|used)\\b', '\\bexisting (?:process|method|solution|approach)', '\\battempts?\\b', '\\bdid not work\\b', '\\bfailed to\\b',
] as const
