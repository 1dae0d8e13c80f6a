import type { Actor } from '../../../core/actor.ts'
import { showId } from '../../../core/id.ts'
import { type Lang, say } from '../../../core/text.ts'
import type { ListingPage } from '../../../modules/listings/listings.ts'
import { canEdit, canRenew } from '../../../modules/listings/policy.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { StateBadge } from '../../ui/badges.tsx'
import { LinkButton, PostButton } from '../../ui/buttons.tsx'
import { Notice } from '../../ui/notice.tsx'
import { showNumber } from '../../ui/said.ts'
import { showClocks } from '../../ui/time.tsx'
import { stateWords } from '../messages/access.ts'
import { closeReasonNames, showWords, stateNames, stateNotes } from '../messages/show.ts'

type Props = { lang: Lang; actor: Actor; listing: ListingPage }

/** What the policies need to know of a listing page. Only its own side has it. */
export const governed = ({ inside, state }: ListingPage) =>
  inside && { state, ownerId: inside.ownerId, publisherId: inside.publisherId, createdBy: inside.createdBy, hasPending: inside.hasPending, liveRevisionId: inside.liveRevisionId }

/** For the listing's own people: how it stands, and the way to its editor. */
export const KeepersBar = ({ lang, actor, listing }: Props) => {
  const { inside } = listing
  if (!inside) return null
  const about = governed(listing)
  return (
    <div class="keepers">
      <p><strong>{showWords.ours[lang]}</strong> <StateBadge lang={lang} state={listing.state} label={stateNames[listing.state]} /> <span>{say(lang, showWords.viewsCount, { n: showNumber(lang, inside.views) })}</span> <span>{say(lang, showWords.complete, { n: listing.completeness })}</span></p>
      <div class="actions">
        {about && canEdit(actor, about) ? <LinkButton small href={href(routes.listings.edit, { lang, id: showId(listing.id) })}>{showWords.edit[lang]}</LinkButton> : null}
        {about && listing.state === 'closed' && listing.closedReason === 'expired' && canRenew(actor, about) ? <PostButton lang={lang} small action={href(routes.listings.renew, { lang, id: showId(listing.id) })} label={stateWords.renew} /> : null}
        <LinkButton small kind="quiet" href={href(routes.matches.forListing, { lang, id: showId(listing.id) })}>{showWords.myMatches[lang]}</LinkButton>
      </div>
    </div>
  )
}

/** Why this is not what everybody sees, where it is not. */
export const StandingNotice = ({ lang, listing }: Props) => {
  const { inside, state } = listing
  const lines: string[] = []
  const note = stateNotes[state]
  if (state !== 'published' && !listing.ours) lines.push(showWords.reviewed[lang])
  else if (note) lines.push(say(lang, note, { reason: closeReasonNames[listing.closedReason ?? '']?.[lang] ?? '' }))
  if (inside?.hasPending && inside.pendingApproved && inside.releaseAt) lines.push(say(lang, showWords.pendingApproved, { at: showClocks(lang, inside.releaseAt) }))
  else if (inside?.hasPending && state === 'published') lines.push(showWords.pending[lang])
  if (state === 'published' && !listing.public) lines.push(showWords.restricted[lang])
  if (lines.length === 0) return null
  return <div class="standing"><Notice lang={lang} kind={state === 'published' ? 'note' : 'warning'}>{lines.map((line) => <p>{line}</p>)}</Notice></div>
}
