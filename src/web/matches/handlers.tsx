import { z } from 'zod'
import { organisationsOf } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { readText } from '../../core/text.ts'
import { listingFor, mine } from '../../modules/listings/listings.ts'
import { asideOf, compareMatches, dismissMatch, forgetVerdicts, glossesFor, listKeeper, matchesCompared, matchesOf, matchPair, reasons, recordOf, restoreMatch } from '../../modules/matching/matching.ts'
import { standing } from '../../modules/watches/watches.ts'
import { reportScopes } from '../../modules/matching/report/report.ts'
import { page, submitForm } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { say } from '../../core/text.ts'
import { ComparisonPage } from './comparison.tsx'
import { MatchesPage, MyMatchesPage } from './list.tsx'
import { matchWords } from './messages.ts'
import { comparisonWords } from './messages/comparison.ts'
import { recordWords } from './messages/record.ts'
import { PairPage } from './pair.tsx'
import { RecordPage } from './record.tsx'

const dismissal = z.object({ reason: z.enum(Object.keys(reasons) as [keyof typeof reasons, ...(keyof typeof reasons)[]]), note: z.string().max(500).optional() })

const keptBy = (c: Visit, listing: Awaited<ReturnType<typeof listingFor>>): boolean =>
  listing.inside !== undefined && listKeeper(c.var.actor, { ownerId: listing.inside.ownerId, publisherId: listing.inside.publisherId }) !== undefined

async function showPair(c: Visit) {
  const { room, actor, lang } = c.var
  const pair = await matchPair(room.db, room.matcher, actor, c.req.param('need') ?? '', c.req.param('offer') ?? '')
  const mine = keptBy(c, pair.need) ? 'need' : keptBy(c, pair.offer) ? 'offer' : undefined
  const other = mine === 'offer' ? pair.need : pair.offer
  // A visitor is asked to sign in first and comes back to the form.
  const mayInterest = !other.ours && other.openForInterest && (actor.kind === 'visitor' || organisationsOf(actor).length > 0)
  const title = say(lang, matchWords.title, { need: readText(pair.need.texts.title, lang).body, offer: readText(pair.offer.texts.title, lang).body })
  const watch = actor.kind === 'person' ? { id: await standing(room.db, actor, { kind: 'match', listingId: pair.need.id, otherId: pair.offer.id }) } : undefined
  return page(c, { title, active: 'hall', noindex: true }, <PairPage lang={lang} pair={pair} mine={mine} mayInterest={mayInterest} glosses={await glossesFor(room.matcher, lang, [pair])} watch={watch} />)
}

/** Matches on the page of a listing. */
const listed = 20

async function showComparison(c: Visit) {
  const { room, actor, lang } = c.var
  const listing = await listingFor(room.db, actor, c.req.param('id') ?? '')
  const [one, other] = [readId(c.req.query('one') ?? ''), readId(c.req.query('other') ?? '')]
  if (!one || !other) throw new Failure('missing', refusals.missing)
  if (one === other) throw new Failure('invalid', comparisonWords.needTwo)
  const { above, below } = await matchesCompared(room.db, room.matcher, actor, listing, [one, other])
  const others = (await matchesOf(room.db, room.matcher, actor, listing, listed)).map((match) => match.card)
  const choices = [...others, ...[above.card, below.card].filter((card) => !others.some((known) => known.id === card.id))]
  const side = ({ score, parts, concepts, adjustment }: typeof above) => ({ score, parts, concepts, causes: adjustment?.causes ?? [] })
  const facts = { title: comparisonWords.title[lang], active: 'hall' as const, noindex: true }
  return page(c, facts, <ComparisonPage lang={lang} listing={listing} above={above} below={below} comparison={compareMatches(side(above), side(below))} choices={choices} glosses={await glossesFor(room.matcher, lang, [above, below], 12)} />)
}

const forgetting = z.object({ organisation: z.uuid(), line: z.string().max(64).optional() })

export const matchHandlers: HandlersOf<'matches'> = {
  async forListing(c) {
    const { room, actor, lang } = c.var
    const listing = await listingFor(room.db, actor, c.req.param('id') ?? '')
    const matches = await matchesOf(room.db, room.matcher, actor, listing, listed)
    const title = say(lang, listing.kind === 'need' ? matchWords.forNeed : matchWords.forOffer, { title: readText(listing.texts.title, lang).body })
    return page(c, { title, active: 'hall', noindex: true }, <MatchesPage lang={lang} listing={listing} matches={matches} aside={await asideOf(room.db, actor, listing.id)} kept={keptBy(c, listing)} glosses={await glossesFor(room.matcher, lang, matches)} />)
  },
  comparison: showComparison,
  show: showPair,
  async dismiss(c) {
    const { room, actor, lang } = c.var
    const listing = await listingFor(room.db, actor, c.req.param('listing') ?? '')
    const other = await listingFor(room.db, actor, c.req.param('other') ?? '')
    const owners = { id: listing.id, ownerId: listing.inside?.ownerId ?? '', publisherId: listing.inside?.publisherId ?? '' }
    return submitForm(
      c,
      dismissal,
      async (input) => {
        await dismissMatch(room.db, room.matcher, actor, { listing: owners, otherId: other.id, ...input })
        return href(routes.matches.forListing, { lang, id: c.req.param('listing') ?? '' })
      },
      ({ failure }) => {
        throw failure
      },
      'done',
    )
  },
  async restore(c) {
    const { room, actor, lang } = c.var
    const listing = await listingFor(room.db, actor, c.req.param('listing') ?? '')
    const other = await listingFor(room.db, actor, c.req.param('other') ?? '')
    return submitForm(
      c,
      z.object({}),
      async () => {
        await restoreMatch(room.db, actor, { listingId: listing.id, otherId: other.id })
        return href(routes.matches.forListing, { lang, id: c.req.param('listing') ?? '' })
      },
      ({ failure }) => {
        throw failure
      },
      'done',
    )
  },
  async desk(c) {
    const { room, actor, lang } = c.var
    const own = (await mine(room.db, actor, { state: 'published', limit: 20 })).listings
    const groups = []
    const scopes = await reportScopes(room.db, actor)
    for (const one of own) {
      const listing = await listingFor(room.db, actor, one.id)
      groups.push({ listing, matches: await matchesOf(room.db, room.matcher, actor, listing, 3) })
    }
    return page(c, { title: matchWords.desk[lang], active: 'desk', noindex: true }, <MyMatchesPage lang={lang} glosses={await glossesFor(room.matcher, lang, groups.flatMap((one) => one.matches))} groups={groups} reports={scopes.platform || scopes.spaces.length > 0} />)
  },
  async record(c) {
    const { room, actor, lang } = c.var
    return page(c, { title: recordWords.title[lang], active: 'desk', noindex: true }, <RecordPage lang={lang} actor={actor} lines={await recordOf(room.db, actor)} />)
  },
  async forget(c) {
    const { room, actor, lang } = c.var
    return submitForm(
      c,
      forgetting,
      async ({ organisation, line }) => {
        await forgetVerdicts(room.db, actor, { organisationId: organisation, id: line })
        return href(routes.matches.record, { lang })
      },
      ({ failure }) => {
        throw failure
      },
      'done',
    )
  },
}
