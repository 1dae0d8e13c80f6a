import { type Money, showMoney } from '../../core/money.ts'
import type { Lang } from '../../core/text.ts'
import { langTag } from './said.ts'

/** An amount as readers expect it, the exact number on hover. */
export const Amount = ({ lang, money }: { lang: Lang; money: Money }) => {
  const exact = new Intl.NumberFormat(langTag[lang], { style: 'currency', currency: money.currency }).format(money.minor / 100)
  return <data value={`${money.currency} ${money.minor / 100}`} title={exact}>{showMoney(lang, money)}</data>
}
