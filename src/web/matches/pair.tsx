import { showId } from '../../core/id.ts'
import { type Lang, readText, say } from '../../core/text.ts'
import type { Glosses, MatchPair } from '../../modules/matching/matching.ts'
import { reasons } from '../../modules/matching/matching.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Bridge } from '../ui/bridge.tsx'
import { Actions, Button, LinkButton } from '../ui/buttons.tsx'
import { optionsOf, Select } from '../ui/choices.tsx'
import { TextArea } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { frame } from '../ui/messages.ts'
import { Page, PageHead } from '../ui/page.tsx'
import { WatchButton } from '../watches/button.tsx'
import { bankOf, missingPlanks, planksOf } from './bank.tsx'
import { FitsPanel } from './fits.tsx'
import { matchWords } from './messages.ts'
import { Numbers } from './numbers.tsx'
import { AdjustmentNote, Reason, StrengthBadge } from './reason.tsx'

export type PairProps = {
  lang: Lang
  pair: MatchPair
  /** The side whose list the reader keeps: its matches may be put aside. */
  mine?: 'need' | 'offer'
  mayInterest: boolean
  glosses: Glosses
  /** Signed-in readers may watch it; `id` is the watch that there is. */
  watch?: { id?: string }
}

/** One match: the bridge, what fits and what does not, the actions, the numbers behind a disclosure. */
export const PairPage = ({ lang, pair, mine, mayInterest, watch, glosses }: PairProps) => {
  const { need, offer, concepts, missing } = pair
  const asked = concepts.length + missing.length
  const title = concepts.length === 0 ? matchWords.headNone[lang] : say(lang, missing.length === 0 ? matchWords.headAll : matchWords.headSome, { n: asked, m: concepts.length })
  const across = need.source !== offer.source
  const lead = across ? say(lang, matchWords.leadAcross, { needLang: matchWords[need.source][lang], offerLang: matchWords[offer.source][lang] }) : matchWords.lead[lang]
  const queryLang = concepts[0]?.query.lang ?? need.source
  const other = mine === 'offer' ? need : offer
  return (
    <Page>
      <PageHead
        lang={lang}
        title={title}
        lead={lead}
        trail={[
          { href: href(routes.listings.hall, { lang }), label: frame.hall },
          { href: href(routes.matches.forListing, { lang, id: showId(need.id) }), label: readText(need.texts.title, lang).body },
        ]}
      >
        <div class="pair-reason">
          <StrengthBadge lang={lang} strength={pair.strength} score={pair.score} />
          <Reason lang={lang} of={{ asks: 'need', concepts, missing, fits: pair.fits, glosses }} />
        </div>
        <AdjustmentNote lang={lang} adjustment={pair.adjustment} fields={[...need.fields, ...offer.fields]} />
      </PageHead>
      <Bridge lang={lang} need={bankOf(lang, flat(need))} offer={bankOf(lang, flat(offer))} planks={planksOf(concepts, 'need')} missing={missingPlanks(missing, queryLang)} />
      <FitsPanel lang={lang} fits={pair.fits} missing={missing} missingLang={queryLang} />
      <Actions>
        {mayInterest ? <LinkButton kind="primary" href={href(routes.deals.new, { lang, id: showId(other.id) }, { with: mine && showId(mine === 'offer' ? offer.id : need.id) })}>{matchWords.interest[lang]}</LinkButton> : null}
        {watch ? <WatchButton lang={lang} about={{ kind: 'match', listing: showId(need.id), other: showId(offer.id) }} watching={watch.id} small={false} /> : null}
        <LinkButton kind="quiet" href={href(routes.home.ranking, { lang })}>{matchWords.ranking[lang]}</LinkButton>
      </Actions>
      {mine ? <Dismissal lang={lang} listing={mine === 'need' ? need.id : offer.id} other={other.id} /> : null}
      <Numbers lang={lang} pair={pair} />
    </Page>
  )
}

const flat = (listing: MatchPair['need']) => ({ ...listing, ...listing.texts, ...listing.facts, fields: listing.fields })

const Dismissal = ({ lang, listing, other }: { lang: Lang; listing: string; other: string }) => (
  <details class="disclosure">
    <summary>{matchWords.dismiss[lang]}</summary>
    <Form lang={lang} action={href(routes.matches.dismiss, { lang, listing: showId(listing), other: showId(other) })}>
      <p class="hint">{matchWords.dismissHint[lang]}</p>
      <Select lang={lang} name="reason" label={matchWords.reason} options={optionsOf(reasons)} required />
      <TextArea lang={lang} name="note" label={matchWords.note} rows={2} />
      <Actions><Button>{matchWords.put[lang]}</Button></Actions>
    </Form>
  </details>
)
