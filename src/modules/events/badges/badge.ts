import type { Actor } from '../../../core/actor.ts'
import { Failure, missing } from '../../../core/failure.ts'
import { type Lang, type Name, nameFor, otherLang, readText, say, type Text } from '../../../core/text.ts'
import type { Db } from '../../../platform/database.ts'
import { MissingGlyphs, namedCharacter } from '../../../platform/lettering.ts'
import { SideBusy, sideWork } from '../../../platform/side-work.ts'
import { ownById } from '../registration/list.ts'
import { badgeRefusals as refusals } from '../registration/messages.ts'
import { showCode } from '../registration/rules.ts'
import type { Badge } from './drawing.ts'
import { daysOf } from '../times.ts'

const perform = sideWork<Badge, Uint8Array>('modules/events/badges', { megabytes: 384, mostWaiting: 50, idleMs: 60_000 })

const bothNames = (lang: Lang, name: Name): [string, string?] => {
  const [first, second] = [nameFor(lang, name), nameFor(otherLang(lang), name)]
  return first === second ? [first] : [first, second]
}
const both = (lang: Lang, text: Text): [string, string?] => {
  const [first, second] = [readText(text, lang).body, readText(text, otherLang(lang)).body]
  return first === second ? [first] : [first, second]
}

/** The badge of the actor's own confirmed registration. `addressOf` is where its code leads. @throws missing | invalid | unavailable */
export async function badgeFor(db: Db, actor: Actor, input: { id: string; lang: Lang }, addressOf: (code: string) => string): Promise<{ bytes: Uint8Array; name: string }> {
  const one = await ownById(db, actor, input.id)
  if (one.state !== 'confirmed') throw missing()
  const { lang } = input
  const badge: Badge = {
    event: both(lang, one.event), days: daysOf(lang, one.startsAt, one.endsAt), person: bothNames(lang, one.person), organisation: one.organisation ? bothNames(lang, one.organisation) : [],
    ticket: readText(one.ticket, lang).body, code: showCode(one.code), address: addressOf(one.code), lang, at: actor.at.toISOString(),
  }
  const bytes = await perform(badge).catch((error: unknown) => {
    if (error instanceof MissingGlyphs) {
      const characters = error.characters.map(namedCharacter).slice(0, 12).join(' ')
      throw new Failure('invalid', { zh: say('zh', refusals.noGlyph, { characters }), en: say('en', refusals.noGlyph, { characters }) })
    }
    if (error instanceof SideBusy) throw new Failure('unavailable', refusals.busy, { retryAfter: 10 })
    throw error
  })
  return { bytes, name: `badge-${one.code}.pdf` }
}
