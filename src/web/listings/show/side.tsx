import { organisationsOf, type Actor } from '../../../core/actor.ts'
import { showId } from '../../../core/id.ts'
import type { Lang } from '../../../core/text.ts'
import type { ListingPage } from '../../../modules/listings/listings.ts'
import type { Closing } from '../../../engine/calendar/calendar.ts'
import { usuallyAnswers } from '../../answers/record.ts'
import { posterPageWords } from '../../posters/messages.ts'
import { complaintWords } from '../../doors/messages/complaint.ts'
import { enquiryWords } from '../../doors/messages/enquiry.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { ClosedNow } from '../../ui/closing.tsx'
import { LinkButton, PostButton } from '../../ui/buttons.tsx'
import { Card, Facts } from '../../ui/card.tsx'
import { WatchButton } from '../../watches/button.tsx'
import { listingHref } from '../address.ts'
import { factNames } from '../messages/facts.ts'
import { showWords } from '../messages/show.ts'

type Props = { lang: Lang; actor: Actor; listing: ListingPage; url: string; /** The reader's watch of it. */ watching?: string; /** In how many days the owner usually answers. */ answers?: number; /** The owner's office is closed today. */ closed?: Closing }

/** The one thing a reader may want to do here. Own people have none: theirs is above the page. */
export const InterestCard = ({ lang, actor, listing, answers, closed }: Props) => {
  if (listing.ours || listing.state !== 'published') return null
  if (!listing.openForInterest) return <Card lang={lang} id="interest"><p class="hint">{showWords.notOpen[lang]}</p></Card>
  const mayAct = actor.kind === 'visitor' || organisationsOf(actor).length > 0
  return (
    <Card lang={lang} id="interest">
      {mayAct
        ? <><LinkButton kind="primary" href={href(routes.deals.new, { lang, id: showId(listing.id) })}>{showWords.interest[lang]}</LinkButton><p class="hint">{showWords.interestHint[lang]}</p>{answers === undefined ? null : <p class="hint">{usuallyAnswers(lang, answers)}{lang === 'zh' ? '。' : '.'}</p>}<ClosedNow lang={lang} closing={closed} />{actor.kind === 'visitor' && listing.public ? <LinkButton kind="quiet" href={href(routes.enquiries.new, { lang, id: showId(listing.id) })}>{enquiryWords.door[lang]}</LinkButton> : null}</>
        : <><p>{showWords.interestJoin[lang]}</p><LinkButton href={href(routes.organisations.list, { lang })}>{showWords.joinOrganisation[lang]}</LinkButton></>}
    </Card>
  )
}

/** Whom to reach, for those who may know. */
export const ContactCard = ({ lang, actor, listing }: Props) => {
  const { contact } = listing
  return (
    <Card lang={lang} id="contact" title={showWords.contact}>
      {contact ? (
        <Facts
          lang={lang}
          items={[
            { label: factNames.contactName, value: contact.name },
            { label: factNames.contactEmail, value: contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a> },
            { label: factNames.contactPhone, value: contact.phone && <a href={`tel:${contact.phone.replace(/[^\d+]/g, '')}`}>{contact.phone}</a> },
          ]}
        />
      ) : (
        <p class="hint">{(listing.nameWithheld && !listing.owner ? showWords.contactWithheld : actor.kind === 'visitor' ? showWords.contactSignIn : showWords.contactNone)[lang]}{actor.kind === 'visitor' ? <> <a href={href(routes.signIn.form, { lang }, { next: listingHref(lang, { id: listing.id }) })}>{showWords.signIn[lang]}</a></> : null}</p>
      )}
    </Card>
  )
}

/** Keep, pass on, print. */
export const ShareRow = ({ lang, actor, listing, url, watching }: Props) => {
  const id = showId(listing.id)
  return (
    <div class="share">
      {actor.kind === 'person' ? <PostButton lang={lang} small action={href(routes.listings.bookmark, { lang, id })} values={{ on: listing.bookmarked ? 'no' : 'yes' }} label={listing.bookmarked ? showWords.unbookmark : showWords.bookmark} /> : null}
      {actor.kind === 'person' && listing.state === 'published' ? <WatchButton lang={lang} about={{ kind: listing.ours ? 'need' : 'listing', listing: id }} watching={watching} /> : null}
      <button type="button" class="btn btn-outline btn-sm" hidden data-controller="copy" data-action="copy#copy" data-copy-text-value={url} data-copy-done-value={showWords.copied[lang]}>{showWords.copyLink[lang]}</button>
      <LinkButton small href={href(routes.listings.print, { lang, id })}>{showWords.print[lang]}</LinkButton>
      <LinkButton small download href={href(routes.posters.sheet, { lang, id })}>{posterPageWords.sheetLink[lang]}</LinkButton>
      <LinkButton small download href={href(routes.posters.picture, { lang, id })}>{posterPageWords.pictureLink[lang]}</LinkButton>
      <details class="qr"><summary class="btn btn-outline btn-sm">{showWords.qr[lang]}</summary><img src={href(routes.listings.qr, { lang, id })} alt={showWords.qrAlt[lang]} width="160" height="160" loading="lazy" /></details>
      {listing.public && !listing.ours ? <LinkButton small kind="quiet" href={href(routes.complaints.new, { lang, id })}>{complaintWords.door[lang]}</LinkButton> : null}
    </div>
  )
}

const size = (lang: Lang, bytes: number) => `${new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { maximumFractionDigits: 1 }).format(Math.max(0.1, bytes / 1_048_576))} MB`

export const AttachmentsCard = ({ lang, listing }: Pick<Props, 'lang' | 'listing'>) =>
  listing.attachments.length === 0 ? null : (
    <Card lang={lang} id="attachments" title={showWords.attachments}>
      <ul class="attachments">
        {listing.attachments.map((one) => <li><a href={href(routes.files.show, { id: showId(one.id), name: one.name })} data-turbo="false">{one.name}</a> <small class="hint">{size(lang, one.bytes)}</small></li>)}
      </ul>
    </Card>
  )
