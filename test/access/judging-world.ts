import type { Actor } from '../../src/core/actor.ts'
import { showId } from '../../src/core/id.ts'
import { answerForTeam, attachToSubmission, formById, giveCallSeat, nameForTeam, publishCall, questionsOf, saveDraft, saveQuestion, saveSection, sendSubmission, startSubmission, teamMembersOf } from '../../src/modules/calls/calls.ts'
import { callFor } from '../../src/modules/calls/reading.ts'
import { assignByHand, correctRound, decideRound, deliberate, inviteReviewer, judgeByToken, noteDecision, noteFunding, queueOf, releaseRound, sealFunding, submitReview } from '../../src/modules/calls/judging/judging.ts'
import { rubricOf } from '../../src/modules/calls/rounds.ts'
import type { Blindness } from '../../src/modules/calls/rules.ts'
import { row, rows, run, sql } from '../../src/platform/database.ts'
import { prepareOwn } from '../../src/modules/files/files.ts'
import type { Site } from '../client.ts'
import { answersTo, entryOf, makeCall, type MadeCall, panelist, reviewIn, when } from '../world/calls.ts'
import { actorOf, makeActor, makeAffiliation, makeOrganisation } from '../world/people.ts'

/** What happens to a call, in this order; a reader may know more after each. */
export const stages = ['open', 'assessing', 'deliberating', 'decided', 'notice', 'released', 'corrected'] as const
export type Stage = (typeof stages)[number]

export type Who = { name: string; actor?: Actor; cookie?: string; /** A personal link. */ token?: string }
/** Words that stand nowhere but in one thing of one call. */
export type Marker = { word: string; what: 'organisation' | 'team' | 'title' | 'file' | 'annex of one' | 'annex of two' | 'draft' | 'for applicants' | 'private' | 'reviewer' | 'reason' | 'feedback' | 'word of one' | 'word of two' }

export type Scene = {
  blindness: Blindness
  call: MadeCall
  readers: Who[]
  markers: Marker[]
  /** The submission that everything is about, and another of the same call. */
  gannet: { id: string; entryId: string; fileId: string }
  skua: { id: string; entryId: string }
  funders: [string, string]
  token: string
  to(stage: Stage): Promise<void>
  /** Before the decision: changes everything that nobody outside may know, differently with each `n`. */
  stir(n: number): Promise<void>
}

const day = 86_400_000
export const opened = new Date('2026-11-30T08:00:00Z')
/** When each stage is: the round is open for a day, and the notice stands for five. */
export const timeOf = (stage: Stage): Date => new Date(opened.getTime() + { open: 0, assessing: 2, deliberating: 3, decided: 4, notice: 5, released: 11, corrected: 12 }[stage] * day)

/** A joint fund of two funders with one blindness, and everybody who has to do with it. */
export async function makeScene(site: Site, blindness: Blindness): Promise<Scene> {
  const { db, room } = site
  const mark = (what: string) => `${blindness}${what}`
  const person = async (en: string, organisationId?: string, role: 'officer' | 'researcher' = 'officer') => (await makeActor(db, { name: { en }, role, organisationId: organisationId ?? (await makeOrganisation(db)), at: opened })).personId!
  const [one, two] = [await makeOrganisation(db, { kind: 'funder', country: 'CN' }), await makeOrganisation(db, { kind: 'funder', country: 'GB' })]
  const [funderOne, funderTwo] = [await person('Funder One', one), await person('Funder Two', two)]
  const call = await makeCall(db, opened, { template: 'joint_fund', plain: true, draft: true, funders: [one, two].map((organisationId, index) => ({ organisationId, people: [[funderOne, funderTwo][index]!], budgetMinor: 900_000_00, currency: index ? 'GBP' : 'CNY' })) })
  await run(db, sql`update call_round set blindness = ${blindness} where id = ${call.roundId}`)
  const funders = (await rows<{ id: string }>(db, sql`select id from call_funder where call_id = ${call.id} order by position`)).map(({ id }) => id) as [string, string]
  for (const [index, funderId] of funders.entries()) {
    const sectionId = await saveSection(db, call.officer, { formId: call.formId, title: { en: `Annex ${index}` }, help: {}, funderId, lang: 'en' })
    await saveQuestion(db, call.officer, { formId: call.formId, sectionId, code: `annex_${index}`, kind: 'short_text', label: { en: 'For this funder' }, help: {}, required: true, lang: 'en' })
  }
  await publishCall(db, call.officer, { id: call.id, version: (await callFor(db, call.officer, { id: call.id })).version })

  const gannets = await makeOrganisation(db, { name: { en: mark('gannetry') } })
  const lead = await actorOf(db, await person(mark('leadgannet'), gannets), opened)
  const member = await actorOf(db, await person(mark('membergannet')), opened)
  // The chair and one of the funder's people belong to the team's own university.
  const chair = await person('Chair', gannets, 'researcher')
  await giveCallSeat(db, call.officer, { callId: call.id, personId: chair, role: 'chair' })
  const skuas = await actorOf(db, await person('Skua lead'), opened)

  const questions = questionsOf(await formById(db, call.formId))
  const send = async (who: Actor, title: string, more: (id: string) => Promise<void> = async () => {}) => {
    const organisationId = who.affiliations[0]!.organisationId
    const id = await startSubmission(db, who, { callId: call.id, lang: 'en', organisationId })
    await more(id)
    const annexes = Object.fromEntries(questions.filter((one) => one.code.startsWith('annex_')).map((one) => [one.id, { words: title !== 'Skuas' ? mark(`annex${one.code.at(-1)}word`) : 'Nothing' }]))
    const { version } = await saveDraft(db, who, { id, version: 1, title, answers: { ...(await answersTo(db, call.formId, organisationId)), ...annexes } })
    await sendSubmission(db, who, { id, version, arrivedAt: opened })
    return { id, entryId: await entryOf(db, id) }
  }
  const gannet = await send(lead, mark('titlegannet'), async (id) => {
    await nameForTeam(db, lead, { submissionId: id, role: 'member', named: { email: member.email! } })
    await answerForTeam(db, member, { memberId: (await teamMembersOf(db, id)).find((each) => each.personId === member.personId)!.id, agree: true })
    const file = questions.find((each) => each.kind === 'file')!
    await attachToSubmission(db, lead, { id, questionId: file.id, prepared: await prepareOwn(room.blobs, { name: `${mark('filegannet')}.txt`, bytes: Buffer.from('Plan'), mediaType: 'text/plain' }) })
  })
  const fileId = (await row<{ id: string }>(db, sql`select id from file where owner_id = ${gannet.id}`))!.id
  const skua = await send(skuas, 'Skuas')
  const { version } = (await row<{ version: number }>(db, sql`select version from call_submission where id = ${gannet.id}`))!
  await saveDraft(db, lead, { id: gannet.id, version, title: mark('draftgannet'), answers: {} })

  const rita = await panelist(db, call, opened, { personId: await person(mark('reviewerrita')) })
  const sam = await panelist(db, call, opened, { personId: await person('Reviewer Sam') })
  const { id: linked, token } = await inviteReviewer(db, call.officer, { callId: call.id, email: `${mark('link')}@example.org`, languages: ['en'], expertise: {}, loadMost: 9, juror: false, lang: 'en' })

  const readers: Who[] = [{ name: 'visitor' }, { name: 'by link', token: token! }]
  for (const [name, personId] of Object.entries({
    somebody: (await makeAffiliation(db)).personId, lead: lead.personId!, member: member.personId!, 'other team': skuas.personId!, rita: rita.actor.personId!, sam: sam.actor.personId!, officer: call.officer.personId!, chair, 'funder one': funderOne, 'funder two': funderTwo,
    moderator: (await makeActor(db, { platform: 'moderator', at: opened })).personId!, administrator: (await makeActor(db, { platform: 'administrator', at: opened })).personId!,
  })) readers.push({ name, actor: await actorOf(db, personId, opened), cookie: await site.as(personId) })

  const round = { callId: call.id, roundId: call.roundId }
  const officerAt = (stage: Stage) => when(call.officer, timeOf(stage))
  const deeds: Record<Stage, () => Promise<void>> = {
    open: async () => {},
    async assessing() {
      for (const [reviewerId, entryId] of [[rita.id, gannet.entryId], [linked, gannet.entryId], [sam.id, skua.entryId]] as const) await assignByHand(db, officerAt('assessing'), { ...round, entryId, reviewerId })
      await reviewIn(db, call, when(rita.actor, timeOf('assessing')), gannet.entryId, 4, { forApplicants: mark('openwren'), private: mark('privatewren') })
    },
    async deliberating() {
      const judge = await judgeByToken(db, token!)
      for (const line of await queueOf(db, judge)) await submitReview(db, { ...officerAt('deliberating'), kind: 'visitor', personId: undefined, affiliations: [] }, judge, { entryId: line.entryId, version: 0, marks: Object.fromEntries((await rubricOf(db, call.roundId))!.criteria.map((each) => [each.id, 3])), forApplicants: '', private: '' })
      await deliberate(db, officerAt('deliberating'), { ...round, without: true })
      await noteDecision(db, officerAt('deliberating'), { ...round, entryId: gannet.entryId, outcome: 'advanced', reason: mark('reasonheron'), feedback: { en: mark('feedbackheron') }, lang: 'en' })
      await fund(0)
    },
    async decided() {
      await noteDecision(db, officerAt('decided'), { ...round, entryId: gannet.entryId, outcome: 'advanced', reason: mark('reasonheron'), feedback: { en: mark('feedbackheron') }, lang: 'en' })
      await fund(1)
      for (const [index, personId] of [funderOne, funderTwo].entries()) await sealFunding(db, when(await actorOf(db, personId, opened), timeOf('decided')), { funderId: funders[index]!, roundId: call.roundId })
      await decideRound(db, officerAt('decided'), round)
    },
    notice: () => releaseRound(db, officerAt('notice'), round),
    released: () => releaseRound(db, officerAt('released'), round),
    async corrected() {
      await correctRound(db, officerAt('corrected'), { ...round, of: 2, reason: 'A place was wrong', amendments: [{ entryId: skua.entryId, outcome: 'not_advanced', place: 7 }], lang: 'en' })
    },
  }
  /** The words of each funder: only the first at `much` 0. */
  async function fund(much: 0 | 1): Promise<void> {
    for (const [index, personId] of [funderOne, funderTwo].entries()) {
      if (index > much) continue
      await noteFunding(db, when(await actorOf(db, personId, opened), timeOf('deliberating')), { funderId: funders[index]!, roundId: call.roundId, entryId: gannet.entryId, fund: true, minor: 77_100_00 + index, reason: mark(`word${index}stork`) })
    }
  }
  let at = 0
  return {
    blindness, call, readers, gannet: { ...gannet, fileId }, skua, funders, token: token!,
    markers: [
      { word: mark('gannetry'), what: 'organisation' }, { word: mark('leadgannet'), what: 'team' }, { word: mark('membergannet'), what: 'team' }, { word: mark('titlegannet'), what: 'title' }, { word: mark('filegannet'), what: 'file' }, { word: mark('annex0word'), what: 'annex of one' }, { word: mark('annex1word'), what: 'annex of two' },
      { word: mark('draftgannet'), what: 'draft' }, { word: mark('openwren'), what: 'for applicants' }, { word: mark('privatewren'), what: 'private' }, { word: mark('reviewerrita'), what: 'reviewer' }, { word: mark('reasonheron'), what: 'reason' }, { word: mark('feedbackheron'), what: 'feedback' },
      { word: mark('word0stork'), what: 'word of one' }, { word: mark('word1stork'), what: 'word of two' },
    ],
    async to(stage) {
      while (at <= stages.indexOf(stage)) {
        await deeds[stages[at]!]()
        at += 1
      }
    },
    async stir(n) {
      const outcomes = ['advanced', 'reserve', 'not_advanced'] as const
      for (const [index, entryId] of [gannet.entryId, skua.entryId].entries()) {
        await noteDecision(db, officerAt('deliberating'), { ...round, entryId, outcome: outcomes[(n + index) % 3]!, reason: `Secret ${n}`, feedback: { en: `Feedback ${n}`, zh: `反馈${n}` }, lang: 'en' })
        await noteFunding(db, when(await actorOf(db, funderOne, opened), timeOf('deliberating')), { funderId: funders[0], roundId: call.roundId, entryId, fund: (n + index) % 2 === 0, minor: (n + 1) * 1_000_00, reason: `Word ${n}` })
      }
    },
  }
}

/** Every place of a call that a reader may try, with what is found there by anybody's right. */
export function placesOf(scene: Scene, who: Who): string[] {
  const { call, gannet, skua, funders } = scene
  const [round, entry, other] = [showId(call.roundId), showId(gannet.entryId), showId(skua.entryId)]
  const paths = ['', '/desk', '/edit', '/form', '/panel', '/submissions', '/reviews', `/reviews/${entry}`, `/reviews/${other}`, `/reviews/${entry}/files/${showId(gannet.fileId)}`, `/rounds/${round}`, `/rounds/${round}/edit`, `/rounds/${round}/plan`, `/rounds/${round}/correction`, '/export.xlsx', '/archive.zip', `/reviews/rounds/${round}/sheet.xlsx`, `/reviews/rounds/${round}/pack.pdf`, `/reviews/pairs/${round}`, `/audience/${round}`].map((tail) => `/en/calls/${call.slug}${tail}`)
  const [submission, files] = [`/en/submissions/${showId(gannet.id)}`, `/files/${showId(gannet.fileId)}`]
  const own = who.cookie ? ['/en/desk', '/zh/desk/submissions', '/en/desk/reviews', '/en/desk/notices'] : []
  const linked = who.token ? [`/en/judge/${who.token}`, `/zh/judge/${who.token}/${entry}`, `/en/judge/${who.token}/${other}`, `/en/judge/${who.token}/rounds/${round}/sheet.xlsx`] : []
  const api = ['/api/v1/calls', `/api/v1/calls/${call.slug}`, `/api/v1/calls/${call.slug}/rounds`, `/api/v1/calls/${call.slug}/results`]
  return [...paths, ...api, '/en/calls', '/zh/calls', submission, `/zh/submissions/${showId(gannet.id)}/edit`, `${submission}/receipt`, files, ...funders.flatMap((id) => [`/en/funding/${showId(id)}`, `/zh/funding/${showId(id)}/rounds/${round}/letters`]), ...own, ...linked]
}
