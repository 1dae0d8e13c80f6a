import { z } from 'zod'
import { readId } from '../../core/id.ts'
import {
  acceptAllianceInvitation, allianceInvitationByToken, type AllianceKind, allianceKinds, type AllianceLine, allianceSlug, alliancesVisibleTo, askToJoin, canFoundAlliance, canRunAlliance, canSeeDirectory, directoryOf,
  directoryWorkbook, endPart, figuresOf, membersOfAlliance, partsOf, scopeFor, tiersOf, wavesOf, wholesOf,
} from '../../modules/alliances/alliances.ts'
import { isFailure } from '../../core/failure.ts'
import { said } from '../ui/said.ts'
import { cardsFor, inHall } from '../../modules/listings/listings.ts'
import { requestsOf } from '../../modules/requests/requests.ts'
import { dispositionOf } from '../files/download.ts'
import { one } from '../form.ts'
import { sentenceOf } from '../people/sentence.ts'
import { type Again, page, seeOther, statusOf, submitForm } from '../respond.tsx'
import type { Handler, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { AllianceInvitationGone, AllianceInvitationPage } from './invitation-page.tsx'
import { asMyself } from './join.tsx'
import { AllianceList } from './list.tsx'
import { MembersPage } from './members-page.tsx'
import { allianceWords as words } from './messages/pages.ts'
import { invitationWords } from './messages/tools.ts'
import { allianceOf, deciderOf, deskOf, idOf, pageOf, slugOf } from './reading.ts'
import { AlliancePage } from './show.tsx'
import { shown } from '../ui/bilingual.tsx'

const today = (at: Date): string => at.toISOString().slice(0, 10)
const isKind = (value: string | undefined): value is AllianceKind => value !== undefined && Object.hasOwn(allianceKinds, value)

export const list: Handler = async (c) => {
  const { room, actor, lang } = c.var
  const asked = c.req.query('kind')
  const kind = isKind(asked) ? asked : undefined
  const all = await alliancesVisibleTo(room.db, actor)
  const kinds = (Object.keys(allianceKinds) as AllianceKind[]).filter((each) => all.some((alliance) => alliance.kind === each))
  const body = <AllianceList lang={lang} kind={kind} alliances={kind ? all.filter((each) => each.kind === kind) : all} kinds={kinds} mayFound={canFoundAlliance(actor)} />
  return page(c, { title: words.list[lang], description: words.listLead[lang], active: 'alliances', noindex: kind !== undefined }, body)
}

const cardsShown = 6

async function showAlliance(c: Visit, alliance: AllianceLine, again?: Again): Promise<Response> {
  const { room, actor, lang } = c.var
  const { db } = room
  const { scope } = await scopeFor(db, actor, alliance.slug)
  const answer = room.matcher.hall(actor, { scope, sort: 'newest', limit: cardsShown })
  const [members, waves, figures, listings, parts, wholes, decidedBy, requests] = await Promise.all([
    membersOfAlliance(db, actor, alliance.id, false), wavesOf(db, alliance.id), figuresOf(db, room.matcher, actor, alliance), cardsFor(db, actor, answer.ids, inHall),
    partsOf(db, actor, alliance.id), wholesOf(db, actor, alliance.id), deciderOf(c, alliance), requestsOf(db, actor),
  ])
  const waiting = requests.some((each) => each.kind === 'join_space' && each.state === 'submitted' && each.objectId === alliance.id)
  const problems = again && (Object.keys(again.problems).length > 0 ? again.problems : { organisation: sentenceOf(again.failure) })
  const typed = again && { organisation: one(again.values, 'organisation'), message: one(again.values, 'message') }
  const facts = { title: shown(lang, alliance.name).text, description: alliance.purpose ? shown(lang, alliance.purpose).text.slice(0, 160) : undefined, active: 'alliances' as const, noindex: alliance.visibility !== 'public', status: again ? statusOf(again.failure) : 200 } as const
  return page(c, facts, <AlliancePage lang={lang} actor={actor} alliance={alliance} members={members} waves={waves} figures={figures} listings={listings} total={answer.total} parts={parts} wholes={wholes} decidedBy={decidedBy} join={{ waiting, problems, typed }} />)
}

/** Letters and notices name an alliance by its id; its address is its slug. */
export const show: Handler = async (c) => {
  const id = readId(slugOf(c))
  const slug = id && (await allianceSlug(c.var.room.db, c.var.actor, id).catch(() => undefined))
  return slug ? c.redirect(href(routes.alliances.show, { lang: c.var.lang, slug }), 302) : showAlliance(c, await allianceOf(c))
}

export const members: Handler = async (c) => {
  const { room, actor, lang } = c.var
  const { db } = room
  const alliance = await allianceOf(c)
  const sees = canSeeDirectory(actor, alliance.id)
  const [all, directory, waves, tiers, parts, figures] = await Promise.all([
    membersOfAlliance(db, actor, alliance.id, false), sees ? directoryOf(db, actor, alliance) : undefined, wavesOf(db, alliance.id), tiersOf(db, alliance.id), partsOf(db, actor, alliance.id), figuresOf(db, room.matcher, actor, alliance),
  ])
  const title = `${(sees ? words.directory : words.members)[lang]} · ${shown(lang, alliance.name).text}`
  return page(c, { title, active: 'alliances', noindex: true }, <MembersPage lang={lang} alliance={alliance} members={all} directory={directory} waves={waves} tiers={tiers} parts={parts} figures={figures} today={today(actor.at)} />)
}

export const workbook: Handler = async (c) => {
  const { room, actor, lang } = c.var
  const alliance = await allianceOf(c)
  const bytes = await directoryWorkbook(room.db, actor, alliance, lang)
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'content-disposition': dispositionOf(`${alliance.slug}-${words.file[lang]}.xlsx`),
    'cache-control': 'private, no-store',
  })
}

const partyOf = (chosen: string): string | undefined => (chosen === asMyself ? undefined : (readId(chosen) ?? ''))
const asking = z.object({ organisation: z.string().max(40), message: z.string().max(2000).optional() })

export const join: Handler = async (c) => {
  const alliance = await allianceOf(c)
  return submitForm(
    c,
    asking,
    async ({ organisation, message }) => {
      await askToJoin(c.var.room.db, c.var.actor, alliance, { organisationId: partyOf(organisation), message })
      return pageOf(c)
    },
    (state) => showAlliance(c, alliance, state),
    'sent',
  )
}

export const end: Handler = async (c) => {
  const alliance = await allianceOf(c)
  const runs = canRunAlliance(c.var.actor, alliance.id)
  await endPart(c.var.room.db, c.var.actor, idOf(c))
  // Who leaves an alliance that only members see is led to the list.
  const away = alliance.visibility === 'space' ? href(routes.alliances.list, { lang: c.var.lang }) : pageOf(c)
  return seeOther(c, runs ? deskOf(c, 'members') : away, 'done')
}

async function showInvitation(c: Visit, again?: Again): Promise<Response> {
  const { room, actor, lang } = c.var
  const token = c.req.param('token') ?? ''
  c.header('cache-control', 'private, no-store')
  try {
    const found = await allianceInvitationByToken(room.db, token, actor.at)
    const problems = again && (Object.keys(again.problems).length > 0 ? again.problems : { organisation: sentenceOf(again.failure) })
    const title = said(lang, invitationWords.title, { alliance: shown(lang, found.name).text })
    return await page(c, { title, noindex: true, status: again ? statusOf(again.failure) : 200 }, <AllianceInvitationPage lang={lang} actor={actor} token={token} invitation={found} problems={problems} />)
  } catch (error) {
    if (!isFailure(error, 'missing')) throw error
    return page(c, { title: invitationWords.gone[lang], noindex: true, status: 404 }, <AllianceInvitationGone lang={lang} sentence={error.sentence[lang]} />)
  }
}

export const invitation: Handler = (c) => showInvitation(c)

export const invitationAccept: Handler = (c) =>
  submitForm(
    c,
    z.object({ organisation: z.string().max(40) }),
    async ({ organisation }) => {
      const { slug } = await acceptAllianceInvitation(c.var.room.db, c.var.actor, { token: c.req.param('token') ?? '', organisationId: partyOf(organisation) })
      return href(routes.alliances.show, { lang: c.var.lang, slug })
    },
    (state) => showInvitation(c, state),
    'done',
  )
