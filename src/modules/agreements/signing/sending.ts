import type { Actor } from '../../../core/actor.ts'
import { Failure } from '../../../core/failure.ts'
import { newId } from '../../../core/id.ts'
import { type Lang, say } from '../../../core/text.ts'
import { change } from '../../../platform/change.ts'
import { type Db, row, run, sql } from '../../../platform/database.ts'
import { gapsOf } from '../blanks.ts'
import { contentSchema, type Halves } from '../content.ts'
import { phraseOf } from '../document.ts'
import { agreementFor } from '../life.ts'
import { agreementRefusals } from '../messages.ts'
import { actsFor, canRecall, canSend } from '../policy.ts'
import { type Agreement, agreementRead, missing, versionOf } from '../record.ts'
import { addDays, dayOf, onTurn, signingLimits } from '../rules.ts'
import { holdGlyphs } from '../sealing/drawer.ts'
import { tellParties } from '../told.ts'
import type { Authority } from '../words/terms.ts'
import { closeRound, newestRound, roundById, type Signatory, signatoriesOf, type SigningPages, writeSigningLetter } from './rounds.ts'

export type SignatoryInput = { organisationId: string; name: Halves; title: string; authority: Authority; email: string; turn: number; lang: Lang }
export type Sending = { id: string; version: number; ordered: boolean; signBy: string; signatories: readonly SignatoryInput[] }

const invalid = (field: string, sentence: { zh: string; en: string }): Failure => new Failure('invalid', sentence, { fields: { [field]: sentence } })
const address = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/

function check(agreement: Agreement, { signatories, signBy }: Sending, today: string): void {
  const organisations = agreement.parties.map((one) => one.organisationId)
  const named = new Set(signatories.map((one) => one.organisationId))
  if (signatories.length > signingLimits.most || !organisations.every((id) => named.has(id)) || ![...named].every((id) => organisations.includes(id))) throw invalid('signatories', agreementRefusals.signatories)
  const emails = signatories.map((one) => one.email.trim().toLowerCase())
  if (new Set(emails).size < emails.length || emails.some((one) => !address.test(one) || one.length > 200) || signatories.some((one) => !phraseOf(one.name).en.trim())) throw invalid('signatories', agreementRefusals.signatory)
  if (signBy <= today || signBy > addDays(today, signingLimits.days)) {
    const days = { days: signingLimits.days }
    throw invalid('signBy', { zh: say('zh', agreementRefusals.signBy, days), en: say('en', agreementRefusals.signBy, days) })
  }
}

/** Asks those whose turn it is and who were not asked before. Inside the transaction of what made it their turn. */
export async function askOnTurn(tx: Db, pages: SigningPages, agreement: Agreement, roundId: string, at: Date): Promise<void> {
  const round = await roundById(tx, roundId)
  const all = await signatoriesOf(tx, roundId)
  for (const { id } of onTurn(all.map((one) => ({ ...one, signed: one.signedAt !== null })), round!.ordered)) {
    const signatory = all.find((one) => one.id === id)!
    if (signatory.askedAt) continue
    await run(tx, sql`update agreement_signatory set asked_at = ${at} where id = ${id}`)
    await writeSigningLetter(tx, pages, { signatory, agreement, kind: 'asked', values: { organisation: phraseOf(signatory.organisation), day: round!.signBy } })
  }
}

/**
 * Sends the newest version for signature: what is signed stands still from here on. Nothing may be missing, and every character
 * must have a glyph, of the names of signatories too.
 * @throws Failure missing | invalid | conflict
 */
export async function sendForSignature(db: Db, pages: SigningPages, actor: Actor, input: Sending): Promise<void> {
  const seen = await agreementRead(db, actor, input.id)
  const mine = actsFor(actor, seen)[0]
  if (!mine) throw missing()
  if (!canSend(actor, seen)) throw new Failure('conflict', agreementRefusals.state)
  check(seen, input, dayOf(actor.at))
  const version = await versionOf(db, seen.id, seen.version)
  if (gapsOf(contentSchema.parse(version.content)).length > 0) throw invalid('gaps', agreementRefusals.gaps)
  await holdGlyphs([version.text, ...input.signatories.flatMap((one) => [one.name.zh ?? '', one.name.en ?? '', one.title])].join('\n'))
  await change(db, actor, { verb: 'agreement.send', object: { type: 'agreement', id: seen.id }, onBehalfOf: mine }, async (tx) => {
    const { agreement, to } = await agreementFor(tx, seen.id, 'send')
    if (agreement.version !== input.version || agreement.version !== version.number) throw new Failure('conflict', agreementRefusals.changed)
    const roundId = newId(actor.at.getTime())
    await run(
      tx,
      sql`insert into agreement_round (id, agreement_id, version_number, sha256, ordered, sign_by, sent_by, for_organisation, sent_at)
          values (${roundId}, ${agreement.id}, ${version.number}, ${Buffer.from(version.sha256, 'hex')}, ${input.ordered}, ${input.signBy}, ${actor.personId ?? null}, ${mine}, ${actor.at})`,
    )
    for (const one of input.signatories) await addSignatory(tx, roundId, one)
    await run(tx, sql`update agreement set state = ${to}, path = 'signature', updated_at = ${actor.at} where id = ${agreement.id}`)
    await askOnTurn(tx, pages, agreement, roundId, actor.at)
    await tellParties(tx, 'agreement_sent', agreement, { except: mine, but: actor.personId, version: roundId })
  })
}

async function addSignatory(tx: Db, roundId: string, one: SignatoryInput): Promise<void> {
  const email = one.email.trim().toLowerCase()
  // Somebody who has an account reads in their language, and takes the record of their signature with their data.
  const person = await row<{ id: string; lang: Lang }>(tx, sql`select id, lang from person where lower(email) = ${email} and erased_at is null`)
  const name = Object.fromEntries(Object.entries(one.name).flatMap(([lang, text]) => (text?.trim() ? [[lang, text.trim().slice(0, 120)]] : [])))
  await run(
    tx,
    sql`insert into agreement_signatory (id, round_id, organisation_id, turn, name, title, authority, email, lang, person_id)
        values (${newId()}, ${roundId}, ${one.organisationId}, ${one.turn}, ${JSON.stringify(name)}::jsonb, ${one.title.trim().slice(0, 120)}, ${one.authority}, ${email}, ${person?.lang ?? one.lang}, ${person?.id ?? null})`,
  )
}

/** Takes the text back from signature, so that it may be changed; signatures given until then count no more. @throws Failure missing | conflict */
export async function recallFromSignature(db: Db, actor: Actor, id: string): Promise<void> {
  const seen = await agreementRead(db, actor, id)
  const mine = actsFor(actor, seen)[0]
  if (!mine) throw missing()
  if (!canRecall(actor, seen)) throw new Failure('conflict', agreementRefusals.state)
  await change(db, actor, { verb: 'agreement.recall', object: { type: 'agreement', id: seen.id }, onBehalfOf: mine }, async (tx) => {
    const { agreement, to } = await agreementFor(tx, seen.id, 'recall')
    await closeRound(tx, agreement.id, 'recalled', actor.at)
    await run(tx, sql`update agreement set state = ${to}, path = null, updated_at = ${actor.at} where id = ${agreement.id}`)
    await tellParties(tx, 'agreement_lapsed', agreement, { except: mine, but: actor.personId, version: `recalled:${actor.at.toISOString()}` })
  })
}

export type SigningPage = { round: NonNullable<Awaited<ReturnType<typeof newestRound>>>; signatories: Signatory[]; waiting: string[] }

/** The newest round of signature with its signatories, for the parties; undefined where there was none. @throws Failure missing */
export async function signingOf(db: Db, actor: Actor, id: string): Promise<SigningPage | undefined> {
  const agreement = await agreementRead(db, actor, id)
  const round = await newestRound(db, agreement.id)
  if (!round) return undefined
  const signatories = await signatoriesOf(db, round.id)
  const waiting = round.endedAt ? [] : onTurn(signatories.map((one) => ({ ...one, signed: one.signedAt !== null })), round.ordered).map((one) => one.id)
  return { round, signatories, waiting }
}

