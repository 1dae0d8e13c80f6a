import type { Child } from 'hono/jsx'
import { type Lang, otherLang } from '../../core/text.ts'
import { langOf, type Written } from './card.tsx'
import { bridgeWords } from './messages.ts'
import { Beam } from './plank.tsx'
import { said } from './said.ts'

/** One side of a match. `lang` is the language that title and text are written in. */
export type Bank = { title: string; lang: Lang; kicker?: Child; text?: string; who?: Child; href?: string; /** The title in the reader's language, where the first is not. */ other?: Written }

/** A concept that both sides speak of. `weight` is its part of the whole, 0 to 1. */
export type Plank = { left: string; leftLang: Lang; right: string; rightLang: Lang; weight: number; via: 'same' | 'dictionary' | 'learned' }

/** What the need asks for and the offer does not mention. */
export type MissingPlank = { label: string; lang: Lang }

export type BridgeProps = {
  lang: Lang
  need: Bank
  offer: Bank
  planks: readonly Plank[]
  missing?: readonly MissingPlank[]
  /** Level of the titles on the banks. */
  level?: 2 | 3
  /** At most so many planks are drawn; the rest is counted. */
  most?: number
  /** The sentence below the planks is left out (a second bridge on a page). */
  quiet?: boolean
}

/** Planks that carry at least a fiftieth of the whole; where none does, the first. The others are counted, not drawn. */
function carrying(planks: readonly Plank[]): readonly Plank[] {
  const enough = planks.filter((plank) => plank.weight >= 0.02)
  return enough.length > 0 ? enough : planks.slice(0, 1)
}

/** A match as the product draws it: need and offer on the banks, shared concepts as planks, each as thick as its contribution. */
export const Bridge = ({ lang, need, offer, planks, missing = [], level = 2, most = 8, quiet }: BridgeProps) => {
  const drawn = carrying(planks).slice(0, most)
  const top = Math.max(...drawn.map((plank) => plank.weight), 1e-9)
  return (
    <figure class="bridge">
      <figcaption class="sr-only">{said(lang, bridgeWords.summary, { need: need.title, offer: offer.title, fits: planks.length, missing: missing.length })}</figcaption>
      <BankSide page={lang} side="need" bank={need} level={level} />
      <div class="river">
        <p class="river-head" aria-hidden="true"><span>{bridgeWords.need[lang]}</span><span>{bridgeWords.offer[lang]}</span></p>
        <ul class="planks" aria-label={bridgeWords.planks[lang]}>
          {drawn.map((plank) => <PlankRow lang={lang} plank={plank} top={top} />)}
          {missing.map((one) => <MissingRow lang={lang} missing={one} />)}
        </ul>
        {planks.length > drawn.length ? <p class="river-note">{said(lang, bridgeWords.more, { n: planks.length - drawn.length })}</p> : null}
        {quiet ? null : <p class="river-note">{bridgeWords.legend[lang]}</p>}
      </div>
      <BankSide page={lang} side="offer" bank={offer} level={level} />
    </figure>
  )
}

const BankSide = ({ page, side, bank, level }: { page: Lang; side: 'need' | 'offer'; bank: Bank; level: 2 | 3 }) => {
  const Heading = `h${level}` as 'h2'
  const written = langOf(page, { text: bank.title, lang: bank.lang })
  return (
    <div class={`bank bank-${side}`}>
      <p class="kicker"><span class={`kind kind-${side}`}>{bridgeWords[side][page]}</span>{bank.kicker ? <> · {bank.kicker}</> : null}</p>
      <Heading class="bank-title" lang={written}>{bank.href ? <a href={bank.href}>{bank.title}</a> : bank.title}</Heading>
      {bank.other ? <p class="bank-other" lang={langOf(page, bank.other)}>{bank.other.text}</p> : null}
      {bank.text ? <p class="bank-text" lang={written}>{bank.text}</p> : null}
      {bank.who ? <p class="bank-who">{bank.who}</p> : null}
    </div>
  )
}

const PlankRow = ({ lang, plank, top }: { lang: Lang; plank: Plank; top: number }) => {
  const left = { text: plank.left, lang: plank.leftLang }
  const right = { text: plank.right, lang: plank.rightLang }
  const share = Math.round(plank.weight * 100)
  return (
    <li class={`plank plank-${plank.via}`}>
      <span class="plank-words">
        <span class="plank-left" lang={langOf(lang, left)}>{left.text}</span>
        <span class="plank-via">{bridgeWords[plank.via][lang]}<span class="sr-only"> · {said(lang, bridgeWords.carries, { share })} · </span></span>
        <span class="plank-right" lang={langOf(lang, right)}>{right.text}</span>
      </span>
      <Beam share={plank.weight / top} />
    </li>
  )
}

const MissingRow = ({ lang, missing }: { lang: Lang; missing: MissingPlank }) => (
  <li class="plank plank-missing">
    <span class="plank-words">
      <span class="plank-left" lang={langOf(lang, { text: missing.label, lang: missing.lang })}>{missing.label}</span>
      <span class="plank-right">{bridgeWords.missing[lang]}</span>
    </span>
    <Beam missing />
  </li>
)

type CompactProps = { lang: Lang; planks: readonly Plank[]; missing?: readonly MissingPlank[]; most?: number }

/** The planks alone, in a line: for lists where the other side is the result. Words of the reader's language come first. */
export const CompactBridge = ({ lang, planks, missing = [], most = 4 }: CompactProps) => {
  const drawn = carrying(planks).slice(0, most)
  const top = Math.max(...drawn.map((plank) => plank.weight), 1e-9)
  const rest = planks.length - drawn.length
  return (
    <ul class="bridge-line" aria-label={bridgeWords.planks[lang]}>
      {drawn.map((plank) => {
        const mine = plank.leftLang === lang || plank.rightLang !== lang
        const [near, far] = mine ? [plank.left, plank.right] : [plank.right, plank.left]
        const [nearLang, farLang] = mine ? [plank.leftLang, plank.rightLang] : [plank.rightLang, plank.leftLang]
        return (
          <li>
            <span lang={langOf(lang, { text: near, lang: nearLang })}>{near}</span>
            <Beam share={plank.weight / top} short />
            <span lang={langOf(lang, { text: far, lang: farLang ?? otherLang(lang) })}>{far}</span>
          </li>
        )
      })}
      {rest > 0 ? <li class="river-note">{said(lang, bridgeWords.more, { n: rest })}</li> : null}
      {missing.length > 0 ? <li class="missing-note">{said(lang, bridgeWords.missingCount, { n: missing.length })}</li> : null}
    </ul>
  )
}
