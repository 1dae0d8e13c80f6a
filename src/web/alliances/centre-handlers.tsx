import { shown } from '../ui/bilingual.tsx'
import { z } from 'zod'
import { Failure } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { outcomeFigures, outcomesWithin, registerBroker, withdrawBroker } from '../../modules/alliances/alliances.ts'
import { newsVisibleTo } from '../../modules/news/news.ts'
import { many, one } from '../form.ts'
import { page, seeOther, submitForm } from '../respond.tsx'
import type { Handler } from '../room.ts'
import { OutcomePage } from './centre.tsx'
import { allianceOf, pageOf } from './reading.ts'
import { showAlliance } from './showing.tsx'

export const broker: Handler = async (c) => {
  const { room, actor, lang } = c.var
  const alliance = await allianceOf(c)
  return submitForm(
    c,
    z.looseObject({}),
    async (_, { values }) => {
      const focus = { zh: one(values, 'focus_zh'), en: one(values, 'focus_en') }
      await registerBroker(room.db, actor, alliance, { organisationId: readId(one(values, 'organisation')) ?? '', focus, languages: many(values, 'languages'), lang })
      return `${pageOf(c)}#transfer-managers`
    },
    (again) => showAlliance(c, alliance, undefined, again),
    'saved',
  )
}

export const brokerEnd: Handler = async (c) => {
  const alliance = await allianceOf(c)
  await withdrawBroker(c.var.room.db, c.var.actor, alliance.id)
  return seeOther(c, `${pageOf(c)}#transfer-managers`, 'removed')
}

export const outcome: Handler = async (c) => {
  const { room, actor, lang } = c.var
  const alliance = await allianceOf(c)
  const figure = c.req.param('figure') ?? ''
  if (alliance.kind !== 'regional_centre' || !Object.hasOwn(outcomeFigures, figure)) throw new Failure('missing', refusals.missing)
  const found = (await outcomesWithin(room.db, actor, alliance.slug)).find((each) => each.figure === figure)!
  const { items } = await newsVisibleTo(room.db, actor, { spaceId: alliance.id, kind: 'story', limit: 10 })
  return page(c, { title: `${found.label[lang]} · ${shown(lang, alliance.name).text}`, active: 'alliances', noindex: true }, <OutcomePage lang={lang} alliance={alliance} outcome={found} stories={items} />)
}
