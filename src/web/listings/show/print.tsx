import { showId } from '../../../core/id.ts'
import { type Lang, otherLang, readText, say } from '../../../core/text.ts'
import type { ListingPage } from '../../../modules/listings/listings.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { KindBadge } from '../../ui/badges.tsx'
import { Mark } from '../../ui/mark.tsx'
import { frame } from '../../ui/messages.ts'
import { MachineMark } from '../../ui/provenance.tsx'
import { langTag } from '../../ui/said.ts'
import { showDay } from '../../ui/time.tsx'
import { showWords } from '../messages/show.ts'
import { FactsCard, LongFacts, WhoCard } from './facts.tsx'
import { SideBySide, SingleText } from './text.tsx'

/** The listing on paper: both languages, facts, and a code that leads back. */
export const PrintPage = ({ lang, listing, url, now }: { lang: Lang; listing: ListingPage; url: string; now: Date }) => {
  const title = readText(listing.texts.title, lang)
  const across = listing.texts.title.variants[otherLang(title.lang)]
  return (
    <article class="page print-sheet">
      <header class="print-head">
        <div>
          <p class="print-mark"><Mark /> {frame.name[lang]}</p>
          <p class="kicker"><KindBadge lang={lang} kind={listing.kind} /> · <span class="reference">{listing.reference}</span></p>
          <h1 lang={langTag[title.lang]}>{title.body} <MachineMark lang={lang} of={title} /></h1>
          {across ? <p class="title-other" lang={langTag[otherLang(title.lang)]}>{across.body} <MachineMark lang={lang} of={across} /></p> : null}
        </div>
        <img src={href(routes.listings.qr, { lang, id: showId(listing.id) })} alt={showWords.qrAlt[lang]} width="120" height="120" />
      </header>
      <div class="print-facts"><WhoCard lang={lang} listing={listing} /><FactsCard lang={lang} listing={listing} /></div>
      {listing.langs.length > 1 ? <SideBySide lang={lang} listing={listing} /> : <SingleText lang={lang} listing={listing} of={listing.source} />}
      <LongFacts lang={lang} listing={listing} />
      <p class="hint text-history">{say(lang, showWords.printedFrom, { url, day: showDay(lang, now) })}{listing.sample ? ` · ${showWords.sample[lang]}` : ''}</p>
    </article>
  )
}
