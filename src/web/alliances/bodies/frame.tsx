import type { Child } from 'hono/jsx'
import { type Lang, type Phrase, type Text } from '../../../core/text.ts'
import { belongs, type Body, type Place } from '../../../modules/alliances/bodies/bodies.ts'
import type { Actor } from '../../../core/actor.ts'
import { localOf, type ZoneName } from '../../listings/editor/clock.ts'
import { one, type Values } from '../../form.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { Select } from '../../ui/choices.tsx'
import { Field, fieldId } from '../../ui/field.tsx'
import { TextArea, TextField } from '../../ui/fields.tsx'
import { Page, PageHead } from '../../ui/page.tsx'
import { langTag, type Words } from '../../ui/said.ts'
import { Tabs } from '../../ui/tabs.tsx'
import { allianceWords } from '../messages/pages.ts'
import { shown } from '../names.ts'
import { newsWords } from '../../news/messages.ts'
import { bodyWords, letterWords, meetingWords, planWords, statementWords } from './messages.ts'

/** What every page of these rooms knows: the reader, the alliance, its bodies. */
export type Room = { lang: Lang; actor: Actor; place: Place; bodies: readonly Body[] }

export type RoomName = 'bodies' | 'experts' | 'statements' | 'plan' | 'news' | 'letters'

/** The head of a room with the ways to the others; rooms for members are drawn for members alone. */
export const RoomPage = (props: { room: Room; title: Words; titleLang?: string; lead?: Words; current?: RoomName; trail?: { href: string; label: Words }[]; actions?: Child; kicker?: Child; width?: 'narrow' | 'wide'; children?: Child }) => {
  const { lang, actor, place, bodies } = props.room
  const at = { lang, slug: place.slug }
  const trail = [{ href: href(routes.alliances.list, { lang }), label: allianceWords.list }, { href: href(routes.alliances.show, at), label: shown(lang, place.name).text }, ...(props.trail ?? [])]
  return (
    <Page width={props.width}>
      <PageHead lang={lang} title={props.title} titleLang={props.titleLang} lead={props.lead} trail={trail} actions={props.actions} kicker={props.kicker} />
      <RoomTabs lang={lang} slug={place.slug} inside={belongs(actor, place.id, bodies)} current={props.current} />
      {props.children}
    </Page>
  )
}

/** The ways to the rooms of an alliance; `inside`: the reader belongs to it. */
export const RoomTabs = ({ lang, slug, inside, current }: { lang: Lang; slug: string; inside: boolean; current?: RoomName }) => {
  const at = { lang, slug }
  const tabs = [
    { name: 'bodies', label: bodyWords.bodies, href: href(routes.bodies.list, at), open: true },
    { name: 'statements', label: statementWords.statements, href: href(routes.statements.list, at), open: true },
    { name: 'plan', label: planWords.plan, href: href(routes.plan.show, at), open: true },
    { name: 'news', label: newsWords.title, href: href(routes.news.ofAlliance, at), open: true },
    { name: 'experts', label: bodyWords.experts, href: href(routes.bodies.experts, at), open: inside },
    { name: 'letters', label: letterWords.letters, href: href(routes.allianceLetters.list, at), open: inside },
  ].filter((tab) => tab.open)
  return <Tabs lang={lang} tabs={tabs.map((tab) => ({ href: tab.href, label: tab.label, current: tab.name === current }))} />
}

/** A text in the reader's language, else its source, with its language where it differs. */
export const Said = ({ lang, text }: { lang: Lang; text: Text }) => {
  const found = shown(lang, text)
  return <span lang={found.lang}>{found.text}</span>
}

type HalvesProps = { lang: Lang; name: string; zh: Phrase; en: Phrase; values?: Values; problems?: Record<string, Words>; rows?: number; limit?: number; /** Both are needed. */ both?: boolean }

/** A field in both languages, the reader's own first. */
export const HalvesFields = ({ lang, name, zh, en, values = {}, problems, rows, limit, both }: HalvesProps) => {
  const labels = { zh, en }
  const order = lang === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const)
  return (
    <>
      {order.map((half) => {
        const field = { lang, name: `${name}_${half}`, label: labels[half], value: one(values, `${name}_${half}`), error: problems?.[`${name}_${half}`], writing: half, limit, required: both, optional: !both && half !== lang }
        return rows ? <TextArea {...field} rows={rows} /> : <TextField {...field} />
      })}
    </>
  )
}

/** The two halves of a Text as a form shows them again. */
export const halvesIn = (text: Text | null | undefined, name: string): Values => ({ [`${name}_zh`]: text?.variants.zh?.body ?? '', [`${name}_en`]: text?.variants.en?.body ?? '' })

export const zoneFor = (lang: Lang): ZoneName => (lang === 'zh' ? 'beijing' : 'london')

/** A moment by the clock of Beijing or London. */
export const MomentFields = ({ lang, name, label, values = {}, problems }: { lang: Lang; name: string; label: Words; values?: Values; problems?: Record<string, Words> }) => {
  const field = { lang, name, label, error: problems?.[name], required: true }
  return (
    <div class="grid gap-x-4 sm:grid-cols-2">
      <Field field={field}><input id={fieldId(field)} name={name} type="datetime-local" class="input w-full" value={one(values, name)} /></Field>
      <Select lang={lang} name="zone" label={meetingWords.zone} options={[{ value: 'beijing', label: meetingWords.beijing }, { value: 'london', label: meetingWords.london }]} value={one(values, 'zone') || zoneFor(lang)} empty={false} />
    </div>
  )
}

export const momentIn = (lang: Lang, at: Date, name: string): Values => ({ [name]: localOf(at, zoneFor(lang)), zone: zoneFor(lang) })

/** The title of a Text for the head of a page. */
export const headOf = (lang: Lang, text: Text): { title: string; titleLang?: string } => {
  const found = shown(lang, text)
  return { title: found.text, titleLang: found.lang }
}
export const tagOf = (page: Lang, written: Lang): string | undefined => (page === written ? undefined : langTag[written])
