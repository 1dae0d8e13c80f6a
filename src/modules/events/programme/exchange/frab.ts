import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser'
import { Failure } from '../../../../core/failure.ts'
import { detectLang, isLang, type Lang, otherLang } from '../../../../core/text.ts'
import type { Halves } from '../../../../core/writing.ts'
import { localAt } from '../../../../core/wall-clock.ts'
import { printable } from '../../../../platform/record-writer.ts'
import { sessionKinds } from '../../rules.ts'
import { dayIn, type EventZone, eventZones } from '../../starting/days.ts'
import { exchangeWords as words, kindsElsewhere } from '../../words/exchange.ts'
import { type SpeakerRole, speakerRoles } from '../../words/words.ts'
import type { Incoming, Incomings, IncomingSpeaker, LineProblem } from './incoming.ts'

/** The schedule XML of frab and pretalx. What is said in the other language stands in `translation`, which other readers pass over. */

type Node = Record<string, unknown>
const mark = '@'
const list = (value: unknown): Node[] => (value === undefined || value === '' ? [] : Array.isArray(value) ? (value as unknown[]) : [value]).map((one) => (typeof one === 'object' && one !== null ? (one as Node) : { '#text': one }))
const text = (value: unknown): string => {
  if (typeof value === 'string' || typeof value === 'number') return String(value).trim()
  if (Array.isArray(value)) return text(value[0])
  return typeof value === 'object' && value !== null && '#text' in value ? text((value as Node)['#text']) : ''
}
const attribute = (node: unknown, name: string): string => (typeof node === 'object' && node !== null ? text((node as Node)[mark + name]) : '')

const minutes = (duration: string): number => {
  const [, hours = '0', rest = '0'] = /^(\d{1,3}):(\d\d)$/.exec(duration) ?? []
  return Number(hours) * 60 + Number(rest)
}

const halves = (lang: Lang, own: unknown, other: unknown): Halves => ({ [lang]: text(own), [otherLang(lang)]: text(other) })

function speakerOf(node: Node, lang: Lang): IncomingSpeaker | undefined {
  const role = attribute(node, 'role')
  const name = { zh: attribute(node, 'name_zh'), en: attribute(node, 'name_en') }
  const plain = text(node)
  if (!name.zh && !name.en && !plain) return undefined
  const named = name.zh || name.en ? name : { [/\p{Script=Han}/u.test(plain) ? 'zh' : lang === 'zh' && !/\p{Script=Latin}/u.test(plain) ? 'zh' : 'en']: plain }
  return { role: (speakerRoles as string[]).includes(role) ? (role as SpeakerRole) : 'speaker', name: Object.fromEntries(Object.entries(named).filter(([, value]) => value)), about: { zh: attribute(node, 'about_zh'), en: attribute(node, 'about_en') } }
}

/** An address; one that was written without its beginning is completed. */
function linkOf(node: Node): Incoming['links'] {
  const given = attribute(node, 'href')
  const href = /^[\w-]+(\.[\w-]+)+(\/|$)/.test(given) ? `https://${given}` : given
  return /^https?:\/\/[^\s<>"]+$/.test(href) ? [{ title: text(node) || href, href }] : []
}

function sessionOf(node: Node, room: string, line: number): Incoming | LineProblem {
  const title = text(node.title)
  const problem = (sentence: LineProblem['problem']): LineProblem => ({ line, about: title || undefined, problem: sentence })
  if (!title) return problem(words.noTitle)
  const startsAt = new Date(text(node.date))
  const length = minutes(text(node.duration))
  if (Number.isNaN(startsAt.getTime())) return problem(words.noTime)
  if (length <= 0) return problem(words.noEnd)
  const said = attribute(node.title, 'lang')
  const source: Lang = isLang(said) ? said : detectLang(`${title} ${text(node.abstract)}`)
  const [other = {}] = list(node.translation)
  const type = text(node.type).toLowerCase()
  const spoken = text(node.language)
  return {
    line, ref: attribute(node, 'guid') || attribute(node, 'id') || undefined, source,
    kind: sessionKinds.find((kind) => kind === type) ?? kindsElsewhere[type] ?? 'forum',
    title: halves(source, node.title, other.title), subtitle: halves(source, node.subtitle, other.subtitle), track: halves(source, node.track, other.track),
    abstract: halves(source, node.abstract, other.abstract), detail: halves(source, node.description, other.description), venue: halves(source, text(node.room) || room, other.room),
    startsAt, endsAt: new Date(startsAt.getTime() + length * 60_000), ...(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(spoken) ? { spokenIn: spoken } : {}),
    speakers: list((node.persons as Node | undefined)?.person).flatMap((one) => speakerOf(one, source) ?? []),
    links: list((node.links as Node | undefined)?.link).flatMap(linkOf),
  }
}

/** Reads a schedule. @throws invalid when it is none */
export function readFrab(xml: string): Incomings {
  const refused = () => new Failure('invalid', words.notASchedule, { fields: { file: words.notASchedule } })
  if (/<!(DOCTYPE|ENTITY)/i.test(xml) || XMLValidator.validate(xml) !== true) throw refused()
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: mark, removeNSPrefix: true, parseTagValue: false, parseAttributeValue: false, trimValues: false, processEntities: true })
  const schedule = (parser.parse(xml) as Node).schedule as Node | undefined
  if (!schedule || typeof schedule !== 'object') throw refused()
  const found: Incomings = { sessions: [], problems: [] }
  let line = 0
  for (const day of list(schedule.day)) for (const room of list(day.room)) for (const event of list(room.event)) {
    if (!('title' in event) && Object.keys(event).every((key) => key === '#text')) continue
    const one = sessionOf(event, attribute(room, 'name'), (line += 1))
    if ('problem' in one) found.problems.push(one)
    else found.sessions.push(one)
  }
  return found
}

export type FrabFacts = { slug: string; title: Halves; startsAt: Date; endsAt: Date; /** Of the release. */ version: string; zone: EventZone; /** The page of a session. */ urlOf: (session: Incoming) => string }

/** An instant as the clock of a zone shows it, with its distance from UTC. */
function zoned(at: Date, zone: EventZone): string {
  const local = localAt(at, eventZones[zone])
  const ahead = Math.round((Date.parse(`${local}:00Z`) - Math.floor(at.getTime() / 60_000) * 60_000) / 60_000)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${local}:00${ahead < 0 ? '-' : '+'}${two(Math.floor(Math.abs(ahead) / 60))}:${two(Math.abs(ahead) % 60)}`
}

const clean = (value: string | undefined) => printable(value ?? '')
const line = (value: string | undefined) => clean(value).replace(/[\t\n\r]+/g, ' ')

function eventNode(one: Incoming, facts: FrabFacts): Node {
  const lang = one.source
  const other = otherLang(lang)
  const length = Math.round((one.endsAt.getTime() - one.startsAt.getTime()) / 60_000)
  const translated = { title: clean(one.title[other]), subtitle: clean(one.subtitle[other]), track: clean(one.track[other]), room: clean(one.venue[other]), abstract: clean(one.abstract[other]), description: clean(one.detail[other]) }
  return {
    [`${mark}guid`]: one.ref, [`${mark}id`]: String(one.line),
    date: zoned(one.startsAt, facts.zone), start: localAt(one.startsAt, eventZones[facts.zone]).slice(11), duration: `${String(Math.floor(length / 60)).padStart(2, '0')}:${String(length % 60).padStart(2, '0')}`,
    room: clean(one.venue[lang] ?? (one.venue[other] ? '' : undefined)), slug: `${facts.slug}-${one.line}`, url: facts.urlOf(one),
    title: { [`${mark}xml:lang`]: lang, '#text': clean(one.title[lang]) }, subtitle: clean(one.subtitle[lang]), track: clean(one.track[lang]), type: one.kind, language: one.spokenIn ?? '',
    abstract: clean(one.abstract[lang]), description: clean(one.detail[lang]),
    persons: { person: one.speakers.map((who, place) => ({ [`${mark}id`]: String(place + 1), [`${mark}role`]: who.role, [`${mark}name_zh`]: line(who.name.zh), [`${mark}name_en`]: line(who.name.en), [`${mark}about_zh`]: line(who.about.zh), [`${mark}about_en`]: line(who.about.en), '#text': line(who.name[lang] ?? who.name[other]) })) },
    links: { link: one.links.map(({ title, href }) => ({ [`${mark}href`]: href, '#text': line(title) })) },
    ...(Object.values(translated).some(Boolean) ? { translation: { [`${mark}xml:lang`]: other, ...translated } } : {}),
  }
}

/** A programme as a schedule, its days by the clock of one place. */
export function writeFrab(sessions: readonly Incoming[], facts: FrabFacts): string {
  const days = [...new Set(sessions.map((one) => dayIn(one.startsAt, facts.zone)))].sort()
  const title = clean(facts.title.en ?? facts.title.zh)
  const day = (on: string, place: number): Node => {
    const these = sessions.filter((one) => dayIn(one.startsAt, facts.zone) === on)
    const rooms = [...new Set(these.map((one) => one.venue[one.source] ?? ''))]
    return {
      [`${mark}date`]: on, [`${mark}index`]: String(place + 1), [`${mark}start`]: zoned(new Date(Math.min(...these.map((one) => one.startsAt.getTime()))), facts.zone), [`${mark}end`]: zoned(new Date(Math.max(...these.map((one) => one.endsAt.getTime()))), facts.zone),
      room: rooms.map((room) => ({ [`${mark}name`]: line(room), event: these.filter((one) => (one.venue[one.source] ?? '') === room).map((one) => eventNode(one, facts)) })),
    }
  }
  const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: mark, format: true, suppressEmptyNode: false, processEntities: true })
  return builder.build({
    '?xml': { [`${mark}version`]: '1.0', [`${mark}encoding`]: 'UTF-8' },
    schedule: {
      generator: { [`${mark}name`]: 'qiao' }, version: facts.version,
      conference: { acronym: facts.slug, title, start: dayIn(facts.startsAt, facts.zone), end: dayIn(facts.endsAt, facts.zone), days: String(days.length), timeslot_duration: '00:05', time_zone_name: eventZones[facts.zone] },
      day: days.map(day),
    },
  }) as string
}
