import { type Lang, readText, say } from '../../../core/text.ts'
import type { ListingPage } from '../../../modules/listings/listings.ts'
import type { VersionStep } from '../../../modules/listings/versions.ts'
import type { Terms } from '../../../modules/vocabularies/vocabularies.ts'
import { Badge } from '../../ui/badges.tsx'
import { Card } from '../../ui/card.tsx'
import { Page, PageHead } from '../../ui/page.tsx'
import { Clocks } from '../../ui/time.tsx'
import { listingHref } from '../address.ts'
import { showWords } from '../messages/show.ts'
import { DifferenceView } from './difference.tsx'

/** The life of a text: every version with what it changed, newest first. */
export const VersionsPage = ({ lang, terms, listing, versions }: { lang: Lang; terms: Terms; listing: ListingPage; versions: readonly VersionStep[] }) => {
  const title = readText(listing.texts.title, lang).body
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={say(lang, showWords.versionsOf, { title })} lead={showWords.versionsLead} trail={[{ href: listingHref(lang, { id: listing.id, title: listing.texts.title }), label: title }]} />
      <div class="versions">
        {versions.map((one) => (
          <Card lang={lang} id={`v${one.number}`} title={say(lang, showWords.version, { n: one.number })}>
            <p class="hint"><Clocks lang={lang} at={one.at} /> {one.live ? <Badge tone="jade">{showWords.versionLive[lang]}</Badge> : null}</p>
            {one.number === 1
              ? <details><summary>{showWords.versionFirst[lang]} · {showWords.versionWhole[lang]}</summary><DifferenceView lang={lang} terms={terms} kind={listing.kind} difference={one.difference} /></details>
              : <DifferenceView lang={lang} terms={terms} kind={listing.kind} difference={one.difference} />}
          </Card>
        ))}
      </div>
    </Page>
  )
}
