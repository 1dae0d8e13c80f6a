import type { Actor } from '../../core/actor.ts'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { type Lang, type Name, nameFor, readText } from '../../core/text.ts'
import { type Db, rows, sql } from '../../platform/database.ts'
import { writeWorkbook } from '../../platform/workbook.ts'
import { organisationKinds } from '../people/words/kinds.ts'
import { countries } from '../people/words/places.ts'
import { directoryWords } from './words/directory.ts'
import { type AllianceMember, membersOfAlliance } from './members.ts'
import { canRunAlliance, canSeeDirectory } from './policy.ts'
import type { Alliance } from './reading.ts'
import { tiersOf, wavesOf } from './waves.ts'
import { partWords } from './words/kinds.ts'

export type Contact = { contactName: string | null; email: string | null; website: string | null; city: Name | null }
export type DirectoryLine = AllianceMember & Contact

/**
 * Members and who runs the alliance, with the contact that each organisation has given and a person's own address.
 * @throws missing for everybody but members and those who run it
 */
export async function directoryOf(db: Db, actor: Actor, alliance: Alliance): Promise<DirectoryLine[]> {
  if (!canSeeDirectory(actor, alliance.id)) throw new Failure('missing', refusals.missing)
  const runs = canRunAlliance(actor, alliance.id)
  const order = Object.keys(partWords)
  const all = (await membersOfAlliance(db, actor, alliance.id, true)).filter((one) => one.current || runs)
  const members = all.sort((a, b) => Number(b.current) - Number(a.current) || order.indexOf(a.role) - order.indexOf(b.role))
  const contacts = await rows<Contact & { id: string }>(
    db,
    sql`select m.id, case when p.id is null then o.contact_name end as "contactName", case when p.id is null then o.contact_email else p.email end as email, o.website, o.city
        from space_member m left join organisation o on o.id = m.organisation_id left join person p on p.id = m.person_id where m.space_id = ${alliance.id}`,
  )
  const byMember = new Map(contacts.map((one) => [one.id, one]))
  return members.map((one) => {
    const { contactName = null, email = null, website = null, city = null } = byMember.get(one.id) ?? {}
    return { ...one, contactName, email, website, city }
  })
}

/** The directory as a workbook, in the reader's language. @throws missing */
export async function directoryWorkbook(db: Db, actor: Actor, alliance: Alliance, lang: Lang): Promise<Uint8Array> {
  const lines = await directoryOf(db, actor, alliance)
  const [waves, tiers] = await Promise.all([wavesOf(db, alliance.id), tiersOf(db, alliance.id)])
  const called = (groups: readonly { id: string; name: Parameters<typeof readText>[0] }[], id: string | null) => {
    const found = groups.find((one) => one.id === id)
    return found && readText(found.name, lang).body
  }
  const word = (table: Record<string, { zh: string; en: string }>, key: string | null) => (key ? (table[key]?.[lang] ?? key) : undefined)
  return writeWorkbook([
    {
      name: directoryWords.sheet[lang],
      columns: directoryWords.columns.map(({ phrase, width }) => ({ header: phrase[lang], width })),
      rows: lines.map((one) => [
        one.name?.zh, one.name?.en, partWords[one.role][lang], one.kind ? organisationKinds[one.kind][lang] : directoryWords.person[lang], word(countries, one.country), one.city ? nameFor(lang, one.city) : undefined,
        called(waves, one.waveId), called(tiers, one.tierId), one.fromOn, one.toOn ?? undefined, one.suspended ? directoryWords.suspended[lang] : undefined, one.contactName ?? undefined, one.email ?? undefined, one.website ?? undefined,
      ]),
    },
  ])
}
