import type { Child } from 'hono/jsx'
import type { Lang } from '../../../core/text.ts'
import { belongs, type Body, type Place } from '../../../modules/alliances/bodies/bodies.ts'
import type { Actor } from '../../../core/actor.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { Page, PageHead } from '../../ui/page.tsx'
import type { Words } from '../../ui/said.ts'
import { Tabs } from '../../ui/tabs.tsx'
import { allianceWords } from '../messages/pages.ts'
import { bodyWords, letterWords, planWords, statementWords } from './messages.ts'
import { shown } from '../../ui/bilingual.tsx'

/** What every page of these rooms knows: the reader, the alliance, its bodies. */
export type Room = { lang: Lang; actor: Actor; place: Place; bodies: readonly Body[] }

export type RoomName = 'bodies' | 'experts' | 'statements' | 'plan' | 'letters'

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
    { name: 'experts', label: bodyWords.experts, href: href(routes.bodies.experts, at), open: inside },
    { name: 'letters', label: letterWords.letters, href: href(routes.allianceLetters.list, at), open: inside },
  ].filter((tab) => tab.open)
  return <Tabs lang={lang} tabs={tabs.map((tab) => ({ href: tab.href, label: tab.label, current: tab.name === current }))} />
}
