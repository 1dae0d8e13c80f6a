import type { Lang, Text } from '../../../core/text.ts'
import { langs, say } from '../../../core/text.ts'
import type { ListingKind, TextField } from '../../../modules/listings/content.ts'
import type { ListingPage } from '../../../modules/listings/listings.ts'
import { keywordBreak } from '../../../modules/listings/words/lists.ts'
import { Badge } from '../../ui/badges.tsx'
import { provenanceWords } from '../../ui/messages.ts'
import { Paragraphs } from '../../ui/page.tsx'
import { MachineMark, Provenance } from '../../ui/provenance.tsx'
import { langTag } from '../../ui/said.ts'
import { langNames } from '../messages/hall.ts'
import { sectionName } from '../messages/sections.ts'
import { showWords } from '../messages/show.ts'
import { keywordsOf, type Part, partsIn, standingIn, type View, viewsOf, writtenSections } from './reading.ts'

/** The switch of languages: each view has an address, and the script keeps the place that is being read. */
export const ViewSwitch = ({ lang, listing, view, href }: { lang: Lang; listing: ListingPage; view: View; href: (view: View) => string }) => {
  const views = viewsOf(listing)
  if (views.length === 0) return null
  return (
    <nav class="views" aria-label={showWords.views[lang]}>
      <ul>
        {views.map((one) => (
          <li><a href={href(one)} aria-current={one === view ? 'page' : undefined} lang={one === 'both' ? undefined : langTag[one]} data-controller="place" data-action="place#keep">{showWords[one][one === 'both' ? lang : one]}</a></li>
        ))}
      </ul>
    </nav>
  )
}

/** Who wrote what is read, and whether the original has moved on since. */
export const Standing = ({ lang, listing, of, originalHref }: { lang: Lang; listing: ListingPage; of: Lang; originalHref: string }) => {
  const standing = standingIn(listing, of)
  if (!standing) return null
  const { mixed: _mixed, ...said } = standing
  return <Provenance lang={lang} {...said} originalHref={originalHref} />
}

const sectionId = (field: TextField) => `s-${field}`

/** The text in one language, section by section; a section that lacks it stands in the other and says so. */
export const SingleText = ({ lang, listing, of }: { lang: Lang; listing: ListingPage; of: Lang }) => (
  <div class="sections">
    {partsIn(listing, of).map((part) => (
      <section id={sectionId(part.field)} class="text-section">
        <h2>{sectionName(listing.kind, part.field)[lang]}</h2>
        <PartMarks lang={lang} part={part} whole={standingIn(listing, of)?.stale === true} mixed={standingIn(listing, of)?.mixed === true} />
        <Paragraphs text={part.body} lang={langTag[part.lang]} />
      </section>
    ))}
    <Keywords lang={lang} kind={listing.kind} text={listing.texts.keywords} of={[of]} />
  </div>
)

/** A mark at a section that is staler or in another language than the page says of the whole. */
const PartMarks = ({ lang, part, whole, mixed }: { lang: Lang; part: Part; whole: boolean; mixed: boolean }) => (
  <>
    {part.only ? <p class="hint">{say(lang, showWords.onlyIn, { lang: langNames[part.lang][lang] })}</p> : null}
    {part.machine && mixed && !part.only ? <p><Badge tone="amber">{provenanceWords.machine[lang]}</Badge></p> : null}
    {part.stale && whole && !part.only ? <p><Badge tone="amber">{provenanceWords.stale[lang]}</Badge></p> : null}
  </>
)

/** Both languages beside each other, sections aligned; below each other on the phone. */
export const SideBySide = ({ lang, listing }: { lang: Lang; listing: ListingPage }) => (
  <div class="sections">
    {writtenSections(listing).map(({ field, text }) => (
      <section id={sectionId(field)} class="text-section text-pair">
        <h2>{sectionName(listing.kind, field)[lang]}</h2>
        {langs.map((one) => (
          <div>
            {text.variants[one]?.origin === 'machine' ? <p><MachineMark lang={lang} of={text.variants[one]} /></p> : null}
            {text.variants[one] ? <Paragraphs text={text.variants[one].body} lang={langTag[one]} /> : <p class="hint">{showWords.none[lang]}</p>}
            {(text.variants[one]?.ofRev ?? text.rev) < text.rev ? <p><Badge tone="amber">{provenanceWords.stale[lang]}</Badge></p> : null}
          </div>
        ))}
      </section>
    ))}
    <Keywords lang={lang} kind={listing.kind} text={listing.texts.keywords} of={langs} />
  </div>
)

const Keywords = ({ lang, kind, text, of }: { lang: Lang; kind: ListingKind; text: Text | undefined; of: readonly Lang[] }) => {
  if (!text) return null
  const shown = of.some((one) => text.variants[one]) ? of : [text.source]
  return (
    <section id={sectionId('keywords')} class="text-section">
      <h2>{sectionName(kind, 'keywords')[lang]}</h2>
      <ul class="keywords">{shown.flatMap((one) => keywordsOf(text.variants[one]?.body ?? '', keywordBreak).map((word) => <li lang={langTag[one]}>{word}</li>))}</ul>
    </section>
  )
}
