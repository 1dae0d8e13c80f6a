import type { Lang, Phrase } from '../../../core/text.ts'

/** Countries or regions (ISO 3166-1 alpha-2) that organisations name most often; others are accepted by code. */
export const countries = {
  CN: { zh: '中国', en: 'China' },
  GB: { zh: '英国', en: 'United Kingdom' },
  HK: { zh: '中国香港', en: 'Hong Kong, China' },
  MO: { zh: '中国澳门', en: 'Macao, China' },
  TW: { zh: '中国台湾', en: 'Taiwan, China' },
  IE: { zh: '爱尔兰', en: 'Ireland' },
  DE: { zh: '德国', en: 'Germany' },
  FR: { zh: '法国', en: 'France' },
  NL: { zh: '荷兰', en: 'Netherlands' },
  SE: { zh: '瑞典', en: 'Sweden' },
  CH: { zh: '瑞士', en: 'Switzerland' },
  ES: { zh: '西班牙', en: 'Spain' },
  IT: { zh: '意大利', en: 'Italy' },
  US: { zh: '美国', en: 'United States' },
  CA: { zh: '加拿大', en: 'Canada' },
  AU: { zh: '澳大利亚', en: 'Australia' },
  JP: { zh: '日本', en: 'Japan' },
  KR: { zh: '韩国', en: 'South Korea' },
  SG: { zh: '新加坡', en: 'Singapore' },
  IN: { zh: '印度', en: 'India' },
} as const satisfies Record<string, Phrase>

/** First-level regions of China (GB/T 2260, as ISO 3166-2) and of the United Kingdom (nations and English regions). */
export const regions = {
  'CN-BJ': { zh: '北京', en: 'Beijing' },
  'CN-TJ': { zh: '天津', en: 'Tianjin' },
  'CN-HE': { zh: '河北', en: 'Hebei' },
  'CN-SX': { zh: '山西', en: 'Shanxi' },
  'CN-NM': { zh: '内蒙古', en: 'Inner Mongolia' },
  'CN-LN': { zh: '辽宁', en: 'Liaoning' },
  'CN-JL': { zh: '吉林', en: 'Jilin' },
  'CN-HL': { zh: '黑龙江', en: 'Heilongjiang' },
  'CN-SH': { zh: '上海', en: 'Shanghai' },
  'CN-JS': { zh: '江苏', en: 'Jiangsu' },
  'CN-ZJ': { zh: '浙江', en: 'Zhejiang' },
  'CN-AH': { zh: '安徽', en: 'Anhui' },
  'CN-FJ': { zh: '福建', en: 'Fujian' },
  'CN-JX': { zh: '江西', en: 'Jiangxi' },
  'CN-SD': { zh: '山东', en: 'Shandong' },
  'CN-HA': { zh: '河南', en: 'Henan' },
  'CN-HB': { zh: '湖北', en: 'Hubei' },
  'CN-HN': { zh: '湖南', en: 'Hunan' },
  'CN-GD': { zh: '广东', en: 'Guangdong' },
  'CN-GX': { zh: '广西', en: 'Guangxi' },
  'CN-HI': { zh: '海南', en: 'Hainan' },
  'CN-CQ': { zh: '重庆', en: 'Chongqing' },
  'CN-SC': { zh: '四川', en: 'Sichuan' },
  'CN-GZ': { zh: '贵州', en: 'Guizhou' },
  'CN-YN': { zh: '云南', en: 'Yunnan' },
  'CN-XZ': { zh: '西藏', en: 'Tibet' },
  'CN-SN': { zh: '陕西', en: 'Shaanxi' },
  'CN-GS': { zh: '甘肃', en: 'Gansu' },
  'CN-QH': { zh: '青海', en: 'Qinghai' },
  'CN-NX': { zh: '宁夏', en: 'Ningxia' },
  'CN-XJ': { zh: '新疆', en: 'Xinjiang' },
  'GB-NE': { zh: '英格兰东北部', en: 'North East England' },
  'GB-NW': { zh: '英格兰西北部', en: 'North West England' },
  'GB-YH': { zh: '约克郡和亨伯', en: 'Yorkshire and the Humber' },
  'GB-EM': { zh: '东米德兰兹', en: 'East Midlands' },
  'GB-WM': { zh: '西米德兰兹', en: 'West Midlands' },
  'GB-EE': { zh: '英格兰东部', en: 'East of England' },
  'GB-LDN': { zh: '伦敦', en: 'London' },
  'GB-SE': { zh: '英格兰东南部', en: 'South East England' },
  'GB-SW': { zh: '英格兰西南部', en: 'South West England' },
  'GB-SCT': { zh: '苏格兰', en: 'Scotland' },
  'GB-WLS': { zh: '威尔士', en: 'Wales' },
  'GB-NIR': { zh: '北爱尔兰', en: 'Northern Ireland' },
} as const satisfies Record<string, Phrase>
export type Region = keyof typeof regions

const others = new Map<Lang, Intl.DisplayNames>()

/** Making one costs a hundred times what it takes to use it. */
function othersIn(lang: Lang): Intl.DisplayNames {
  const made = others.get(lang) ?? new Intl.DisplayNames([lang === 'zh' ? 'zh-CN' : 'en-GB'], { type: 'region' })
  others.set(lang, made)
  return made
}

/** The name of a country or region; a code without words is shown as the reader's system names it. */
export function countryName(lang: Lang, code: string): string {
  if (Object.hasOwn(countries, code)) return countries[code as keyof typeof countries][lang]
  try {
    return othersIn(lang).of(code) ?? code
  } catch {
    return code
  }
}
