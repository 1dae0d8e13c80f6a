import type { Lang } from '../../../core/text.ts'
import type { ListingPage } from '../../../modules/listings/listings.ts'
import { Card } from '../../ui/card.tsx'
import { Paragraphs } from '../../ui/page.tsx'
import { langTag } from '../../ui/said.ts'
import { showWords } from '../messages/show.ts'

/** The confidential detail, on paper of its own; for others only that there is one. */
export const ConfidentialPart = ({ lang, listing, detail }: { lang: Lang; listing: ListingPage; detail?: { lang: Lang; body: string } }) => {
  if (detail) {
    return (
      <div class="confidential">
        <Card lang={lang} id="confidential" tone="private" title={showWords.confidential}>
          <p class="hint">{showWords.confidentialFor[lang]}</p>
          <Paragraphs text={detail.body} lang={langTag[detail.lang]} />
        </Card>
      </div>
    )
  }
  return listing.hasConfidential ? <p class="hint confidential">{showWords.confidentialExists[lang]}</p> : null
}
