import { z } from 'zod'
import { Failure } from '../../core/failure.ts'
import { refusals } from '../../core/messages.ts'
import { type Alliance, type AllianceInput, type AllianceKind, allianceKinds, allianceRefusals, canFoundAlliance, canRunAlliance, createAlliance, editAlliance, organisationNamed } from '../../modules/alliances/alliances.ts'
import { spaceVisibilities } from '../../modules/spaces/spaces.ts'
import { one } from '../form.ts'
import { sentenceOf } from '../people/sentence.ts'
import { type Again, page, statusOf, submitForm } from '../respond.tsx'
import type { Handler } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { AllianceForm, valuesOf } from './form.tsx'
import { allianceWords as words } from './messages/pages.ts'
import { allianceOf, bodiesOf, pageOf } from './reading.ts'

const kinds = Object.keys(allianceKinds) as [AllianceKind, ...AllianceKind[]]
const text = z.string().max(20_000).optional()
const fields = {
  name_zh: text, name_en: text, purpose_zh: text, purpose_en: text, joining_zh: text, joining_en: text,
  kind: z.enum(kinds), startsOn: z.iso.date().optional(), website: z.url({ protocol: /^https?$/ }).max(500).optional(), peopleJoin: z.literal('yes').optional(), visibility: z.enum(spaceVisibilities), decidedBy: z.uuid().optional(),
}
const founding = z.object({ ...fields, slug: z.string().trim().max(80), secretariat: z.string().max(400) })
const editing = z.object({ ...fields, _version: z.coerce.number().int().min(1) })

type Typed = Omit<z.output<typeof editing>, '_version'>
const toInput = (form: Typed): AllianceInput => ({
  kind: form.kind, name: { zh: form.name_zh, en: form.name_en }, purpose: { zh: form.purpose_zh, en: form.purpose_en }, joining: { zh: form.joining_zh, en: form.joining_en },
  website: form.website, startsOn: form.startsOn, visibility: form.visibility, peopleJoin: form.peopleJoin === 'yes', decidedBy: form.decidedBy,
})

const problemsIn = ({ problems, failure }: Again, field: string) => (Object.keys(problems).length > 0 ? problems : { [field]: sentenceOf(failure) })

export const newForm: Handler = (c) => page(c, { title: words.found[c.var.lang], active: 'alliances', noindex: true }, <AllianceForm lang={c.var.lang} values={{ kind: 'consortium' }} />)

export const create: Handler = (c) => {
  const { room, actor, lang } = c.var
  if (!canFoundAlliance(actor)) throw new Failure('missing', refusals.missing)
  return submitForm(
    c,
    founding,
    async (form) => {
      const secretariatId = await organisationNamed(room.db, form.secretariat).catch(() => {
        throw new Failure('invalid', refusals.invalid, { fields: { secretariat: allianceRefusals.organisation } })
      })
      await createAlliance(room.db, actor, { ...toInput(form), slug: form.slug, lang, secretariatId })
      return href(routes.alliances.show, { lang, slug: form.slug })
    },
    (state) => page(c, { title: words.found[lang], active: 'alliances', noindex: true, status: statusOf(state.failure) }, <AllianceForm lang={lang} values={state.values} problems={problemsIn(state, `name_${lang}`)} />),
    'done',
  )
}

export const editForm: Handler = async (c) => {
  const alliance = await allianceOf(c)
  if (!canRunAlliance(c.var.actor, alliance.id)) throw new Failure('missing', refusals.missing)
  const bodies = await bodiesOf(c, alliance.id)
  return page(c, { title: words.edit[c.var.lang], active: 'alliances', noindex: true }, <AllianceForm lang={c.var.lang} values={valuesOf(alliance)} alliance={alliance} version={alliance.version} bodies={bodies} />)
}

export const save: Handler = async (c) => {
  const { room, actor, lang } = c.var
  const alliance = await allianceOf(c)
  if (!canRunAlliance(actor, alliance.id)) throw new Failure('missing', refusals.missing)
  const again = async (state: Again) => {
    const theirs = state.failure.code === 'conflict' ? (state.failure.details.theirs as Alliance | undefined) : undefined
    const version = theirs?.version ?? (Number(one(state.values, '_version')) || alliance.version)
    const problems = theirs ? {} : problemsIn(state, `name_${lang}`)
    return page(c, { title: words.edit[lang], active: 'alliances', noindex: true, status: statusOf(state.failure) }, <AllianceForm lang={lang} values={state.values} problems={problems} alliance={alliance} version={version} theirs={theirs} bodies={await bodiesOf(c, alliance.id)} />)
  }
  return submitForm(
    c,
    editing,
    async ({ _version, ...form }) => {
      await editAlliance(room.db, actor, { ...toInput(form), slug: alliance.slug, lang, version: _version })
      return pageOf(c)
    },
    again,
    'saved',
  )
}
