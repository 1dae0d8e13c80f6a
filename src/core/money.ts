import { amounts } from './messages.ts'
import { type Lang, say } from './text.ts'

/** An amount in integer minor units with its ISO 4217 currency. Sums never mix currencies. */
export type Money = { minor: number; currency: string }

export const currencies = ['CNY', 'GBP', 'EUR', 'USD', 'HKD'] as const
export type Currency = (typeof currencies)[number]

/** As a reader expects it: £150,000 in English; in Chinese round sums of CNY count in units of ten thousand, everything else exactly. */
export function showMoney(lang: Lang, money: Money): string {
  const major = money.minor / 100
  if (lang === 'zh' && money.currency === 'CNY' && money.minor !== 0 && money.minor % 1_000_000 === 0) {
    return say('zh', amounts.tenThousands, { n: (major / 10_000).toLocaleString('zh-CN') })
  }
  return new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    style: 'currency',
    currency: money.currency,
    maximumFractionDigits: money.minor % 100 === 0 ? 0 : 2,
  }).format(major)
}
