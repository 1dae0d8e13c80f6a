import type { Actor } from '../../../core/actor.ts'
import { showId } from '../../../core/id.ts'
import { type Lang, say } from '../../../core/text.ts'
import type { ListingRecord } from '../../../modules/listings/listings.ts'
import { canClose, canDiscard, canPause, canRenew, canResume, canWithdraw } from '../../../modules/listings/policy.ts'
import { givenCloseReasons, renewedExpiry } from '../../../modules/listings/rules.ts'
import type { Problems } from '../../form.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { Actions, Button, PostButton } from '../../ui/buttons.tsx'
import { Card } from '../../ui/card.tsx'
import { Radios } from '../../ui/choices.tsx'
import { Form } from '../../ui/form.tsx'
import { showDay } from '../../ui/time.tsx'
import { stateWords } from '../messages/access.ts'
import { closeReasonNames, showWords } from '../messages/show.ts'

type Props = { lang: Lang; actor: Actor; listing: ListingRecord; problems: Problems }

const mayRenew = (actor: Actor, listing: ListingRecord): boolean =>
  canRenew(actor, listing) && listing.publishedAt !== null && listing.expiresAt !== null && (listing.state !== 'closed' || listing.closedReason === 'expired') &&
  renewedExpiry({ publishedAt: listing.publishedAt, expiresAt: listing.expiresAt, extended: listing.extended }, actor.at) !== undefined

/** What may be done with the listing as a whole, each with what it means. */
export const StateForm = ({ lang, actor, listing, problems }: Props) => {
  const id = showId(listing.id)
  const pausing = canPause(actor, listing)
  const cards = [
    canWithdraw(actor, listing) ? <Card lang={lang} id="withdraw"><p>{showWords.pending[lang]}</p><PostButton lang={lang} action={href(routes.listings.discard, { lang, id })} values={{ what: 'submission' }} label={stateWords.withdraw} /></Card> : null,
    pausing ? <Card lang={lang} id="pause"><p>{stateWords.pauseHint[lang]}</p><PostButton lang={lang} action={href(routes.listings.pause, { lang, id })} label={stateWords.pause} /></Card> : null,
    canResume(actor, listing) ? <Card lang={lang} id="resume"><p>{stateWords.resumeHint[lang]}</p><PostButton lang={lang} kind="primary" action={href(routes.listings.resume, { lang, id })} label={stateWords.resume} /></Card> : null,
    mayRenew(actor, listing) ? <Card lang={lang} id="renew"><p>{say(lang, stateWords.renewHint, { day: showDay(lang, listing.expiresAt!) })}</p><PostButton lang={lang} action={href(routes.listings.renew, { lang, id })} label={stateWords.renew} /></Card> : null,
    canClose(actor, listing) ? (
      <Card lang={lang} id="close">
        <p>{stateWords.closeHint[lang]}</p>
        <Form lang={lang} action={href(routes.listings.close, { lang, id })}>
          <Radios lang={lang} name="reason" label={stateWords.reason} options={givenCloseReasons.map((value) => ({ value, label: closeReasonNames[value]! }))} error={problems.reason} />
          <Actions><Button kind="danger">{stateWords.close[lang]}</Button></Actions>
        </Form>
      </Card>
    ) : null,
    canDiscard(actor, listing) ? <Card lang={lang} id="discard"><p>{stateWords.discardHint[lang]}</p><PostButton lang={lang} kind="danger" action={href(routes.listings.discard, { lang, id })} values={{ what: 'draft' }} label={stateWords.discard} confirm={stateWords.discardConfirm} /></Card> : null,
  ].filter(Boolean)
  return (
    <div class="editor-parts">
      {listing.publishedAt && listing.expiresAt ? <p class="lead">{say(lang, stateWords.published, { day: showDay(lang, listing.publishedAt), until: showDay(lang, listing.expiresAt) })}</p> : null}
      {cards.length > 0 ? cards : <p class="hint">{stateWords.nothing[lang]}</p>}
    </div>
  )
}
