import { createHash } from 'node:crypto'
import { type Actor, system } from '../../../core/actor.ts'
import { type Lang, say } from '../../../core/text.ts'
import type { Blobs } from '../../../platform/blobs.ts'
import { change } from '../../../platform/change.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Config } from '../../../platform/config.ts'
import { type Db, row, run, sql } from '../../../platform/database.ts'
import { loadSeal } from '../../../platform/signature/certificate.ts'
import { signPdf } from '../../../platform/signature/signed-pdf.ts'
import { attachFile, prepareOwn } from '../../files/files.ts'
import { contentSchema, type Content } from '../content.ts'
import { type Block, blocksOf, orderOf, phraseOf } from '../document.ts'
import { type Agreement, agreementById, type Version, versionOf } from '../record.ts'
import { type Round, roundById, type Signatory, signatoriesOf } from '../signing/rounds.ts'
import { titleOf } from '../told.ts'
import { auditWords as words } from '../words/audit.ts'
import { partHeads } from '../words/document.ts'
import { authorities } from '../words/terms.ts'
import { drawPaper } from './drawer.ts'
import type { SealedPaper } from './paper.ts'

/** What sealing works with; the address of the page that checks sealed files is known above this module. */
export type SealShop = { db: Db; blobs: Blobs; clock: Clock; config: Pick<Config, 'dataFolder' | 'url' | 'seal'>; checkAt: (lang: Lang) => string }

const instant = (at: Date): string => `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`
/** An address as others may see it: its first letter and its domain. */
export const maskedAddress = (email: string): string => email.replace(/^(.)[^@]*/u, '$1***')

type Facts = { agreement: Agreement; version: Version; round: Round; signatories: readonly Signatory[]; fingerprint: string; sealedAt: Date; checkAt: string }

function auditBlocks(lang: Lang, { agreement, version, round, signatories, fingerprint, sealedAt, checkAt }: Facts): Block[] {
  const line = (phrase: { zh: string; en: string }, values: Record<string, string | number>): Block => ({ kind: 'paragraph', text: say(lang, phrase, values) })
  const sender = agreement.parties.find((one) => one.organisationId === round.forOrganisation)
  const name = (halves: { zh?: string; en?: string }) => phraseOf(halves)[lang]
  return [
    { kind: 'heading', text: words.title[lang] },
    { kind: 'note', text: words.lead[lang] },
    line(words.agreement, { title: titleOf(agreement)[lang], reference: agreement.reference, version: version.number }),
    line(words.hash, { hash: version.sha256 }),
    line(words.sent, { at: instant(round.sentAt), organisation: name(sender?.name ?? {}) }),
    line(words.completed, { at: instant(sealedAt) }),
    {
      kind: 'table',
      columns: [words.party[lang], words.signatory[lang], words.authority[lang], words.when[lang], words.how[lang]],
      rows: signatories.map((one) => [name(one.organisation), [name(one.name), one.title].filter(Boolean).join(lang === 'zh' ? '，' : ', '), authorities[one.authority][lang], one.signedAt ? instant(one.signedAt).replace(' UTC', '') : '', say(lang, words.code, { address: maskedAddress(one.email ?? '') })]),
    },
    line(words.certificate, { fingerprint }),
    line(words.check, { address: checkAt }),
  ]
}

/** A sealed agreement as plain data: both languages, then the record of signature in both. */
export function paperOf(facts: Omit<Facts, 'checkAt'> & { checkAt: (lang: Lang) => string; sealer: string }): SealedPaper {
  const { agreement, version, sealedAt, sealer } = facts
  const content: Content = contentSchema.parse(version.content)
  const order = orderOf(content)
  return {
    title: titleOf(agreement)[order[0]], reference: agreement.reference, sha256: version.sha256, lang: order[0], at: sealedAt.toISOString(), sealer,
    parts: order.map((lang) => ({ lang, head: partHeads[lang], blocks: blocksOf(content, lang, { reference: agreement.reference }) })),
    audit: order.flatMap((lang) => auditBlocks(lang, { ...facts, checkAt: facts.checkAt(lang) })),
  }
}

/** The job: draws and signs the file of a seal, once; what a seal has is never made again. */
export async function performSeal({ db, blobs, clock, config, checkAt }: SealShop, agreementId: string): Promise<void> {
  const seal = await row<{ roundId: string; sealedAt: Date; drawn: boolean }>(db, sql`select round_id as "roundId", sealed_at as "sealedAt", file_id is not null as drawn from agreement_seal where agreement_id = ${agreementId}`)
  if (!seal || seal.drawn) return
  const agreement = (await agreementById(db, agreementId))!
  const round = (await roundById(db, seal.roundId))!
  const version = await versionOf(db, agreementId, round.versionNumber)
  const own = await loadSeal(config, clock())
  const sealer = `Qiao ${new URL(config.url).hostname}`
  const paper = paperOf({ agreement, version, round, signatories: await signatoriesOf(db, round.id), fingerprint: own.fingerprint, sealedAt: seal.sealedAt, checkAt, sealer })
  const bytes = await signPdf(await drawPaper(paper), own)
  const prepared = await prepareOwn(blobs, { name: `${agreement.reference}.pdf`, bytes, mediaType: 'application/pdf' })
  const actor: Actor = system(clock())
  await change(db, actor, { verb: 'agreement.seal', object: { type: 'agreement', id: agreementId } }, async (tx) => {
    const open = await row(tx, sql`select 1 from agreement_seal where agreement_id = ${agreementId} and file_id is null for update`)
    if (!open) return
    const fileId = await attachFile(tx, actor, prepared, { type: 'agreement', id: agreementId })
    const digest = createHash('sha256').update(bytes).digest()
    await run(tx, sql`update agreement_seal set file_id = ${fileId}, file_sha256 = ${digest}, fingerprint = ${own.fingerprint}, drawn_at = ${actor.at} where agreement_id = ${agreementId}`)
  })
}

export type SealedFile = { name: string; mediaType: string; bytes: number; sha256: string; sealedAt: Date; fingerprint: string }

/** The sealed file of an agreement, once it is drawn; asks for no right. */
export const sealedFile = (db: Db, agreementId: string): Promise<SealedFile | undefined> =>
  row<SealedFile>(
    db,
    sql`select f.name, f.media_type as "mediaType", f.bytes, encode(f.sha256, 'hex') as sha256, s.sealed_at as "sealedAt", s.fingerprint from agreement_seal s join file f on f.id = s.file_id where s.agreement_id = ${agreementId}`,
  )
