import { z } from 'zod'
import { Failure } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import {
  addBacker, addPart, addTier, addWave, admit as admitMember, type AllianceLine, backerRoles, canDecideJoining, canRunAlliance, figuresOf, invitationsOfAlliance, inviteAll, joiningOf, lineOfRow, membersOfAlliance,
  organisationNamed, partsOf, placeMember, readInvited, removeGroup, removePart, revokeAllianceInvitation, tiersOf, wavesOf,
} from '../../modules/alliances/alliances.ts'
import { answerRequest } from '../../modules/requests/requests.ts'
import { resumeMembership, suspendMembership } from '../../modules/spaces/spaces.ts'
import { readRecords, recordFormatOf } from '../../platform/records.ts'
import { type Form, parse, readForm } from '../form.ts'
import { sentenceOf } from '../people/sentence.ts'
import { page, seeOther, statusOf, submitForm } from '../respond.tsx'
import type { FlashKey } from '../messages.ts'
import type { Handler, Visit } from '../room.ts'
import { AllianceDesk, type DeskProps, type Refused } from './desk.tsx'
import { queueAllianceLetter } from './letter.ts'
import { toolWords as words } from './messages/tools.ts'
import { allianceOf, deciderOf, deskOf, idOf } from './reading.ts'
import { isFailure } from '../../core/failure.ts'
import { shown } from '../ui/bilingual.tsx'

type More = { refused?: Refused; failure?: Failure; sent?: DeskProps['sent'] }

async function showDesk(c: Visit, alliance: AllianceLine, { refused, failure, sent }: More = {}): Promise<Response> {
  const { room, actor, lang } = c.var
  const { db } = room
  const runs = canRunAlliance(actor, alliance.id)
  const [members, waves, tiers, requests, invitations, parts, figures, decidedBy] = await Promise.all([
    membersOfAlliance(db, actor, alliance.id, runs), wavesOf(db, alliance.id), tiersOf(db, alliance.id), joiningOf(db, actor, alliance.id), runs ? invitationsOfAlliance(db, actor, alliance.id) : [],
    partsOf(db, actor, alliance.id), figuresOf(db, room.matcher, actor, alliance), deciderOf(c, alliance),
  ])
  const props = { lang, actor, alliance, members, waves, tiers, requests, invitations, parts, figures, decidedBy, refused, sent, today: actor.at.toISOString().slice(0, 10) }
  const title = `${words.desk[lang]} · ${shown(lang, alliance.name).text}`
  return page(c, { title, active: 'alliances', noindex: true, status: failure ? statusOf(failure) : 200 }, <AllianceDesk {...props} />)
}

/** The alliance of the address, for who runs it. */
async function run(c: Visit): Promise<AllianceLine> {
  const alliance = await allianceOf(c)
  if (!canRunAlliance(c.var.actor, alliance.id)) throw new Failure('missing', refusals.missing)
  return alliance
}

export const desk: Handler = async (c) => {
  const alliance = await allianceOf(c)
  if (!canRunAlliance(c.var.actor, alliance.id) && !canDecideJoining(c.var.actor, alliance)) throw new Failure('missing', refusals.missing)
  return showDesk(c, alliance)
}

/** A form of the desk: 303 to its part, or the desk again with what was typed in that form. */
const deskForm =
  <Schema extends z.ZodType>(form: Refused['form'], part: string, schema: Schema, act: (c: Visit, alliance: AllianceLine, input: z.output<Schema>) => Promise<unknown>, flash: FlashKey = 'saved'): Handler =>
  async (c) => {
    const alliance = await run(c)
    return submitForm(
      c,
      schema,
      async (input) => {
        await act(c, alliance, input)
        return deskOf(c, part)
      },
      (state) => {
        const problems = Object.keys(state.problems).length > 0 ? state.problems : { organisation: sentenceOf(state.failure) }
        return showDesk(c, alliance, { refused: { form, problems, values: state.values }, failure: state.failure })
      },
      flash,
    )
  }

const half = z.string().max(2000).optional()
const day = z.iso.date().optional()
const named = { name_zh: half, name_en: half }
const idText = z.string().max(40).optional()
const idIn = (given: string | undefined): string | undefined => (given ? (readId(given) ?? undefined) : undefined)

export const wave = deskForm('wave', 'waves', z.object({ ...named, onDate: z.iso.date() }), ({ var: { room, actor, lang } }, { id }, { name_zh, name_en, onDate }) => addWave(room.db, actor, { allianceId: id, lang, name: { zh: name_zh, en: name_en }, onDate }))
export const tier = deskForm('tier', 'tiers', z.object(named), ({ var: { room, actor, lang } }, { id }, { name_zh, name_en }) => addTier(room.db, actor, { allianceId: id, lang, name: { zh: name_zh, en: name_en } }))
export const place = deskForm('place', 'members', z.object({ wave: idText, tier: idText }), (c, _alliance, input) => placeMember(c.var.room.db, c.var.actor, { memberId: idOf(c), waveId: idIn(input.wave), tierId: idIn(input.tier) }))
export const part = deskForm('part', 'parts', z.object({ part: z.string().max(80) }), ({ var: { room, actor } }, { id }, input) => addPart(room.db, actor, { allianceId: id, slug: input.part }))
export const admit = deskForm('admit', 'members', z.object({ organisation: z.string().max(400), fromOn: day }), async ({ var: { room, actor } }, { id }, { organisation, fromOn }) =>
  admitMember(room.db, actor, { allianceId: id, party: { organisationId: await organisationNamed(room.db, organisation) }, fromOn }),
)
export const backer = deskForm('backer', 'backers', z.object({ organisation: z.string().max(400), role: z.enum(backerRoles), fromOn: day, toOn: day }), async ({ var: { room, actor } }, { id }, { organisation, ...rest }) =>
  addBacker(room.db, actor, { ...rest, allianceId: id, organisationId: await organisationNamed(room.db, organisation) }),
)

/** A button of the desk. */
const verb = (act: (c: Visit, id: string, alliance: AllianceLine) => Promise<unknown>, part: string, flash: FlashKey = 'done'): Handler => async (c) => {
  const alliance = await run(c)
  await act(c, idOf(c), alliance)
  return seeOther(c, deskOf(c, part), flash)
}

export const suspend = verb(({ var: { room, actor } }, id) => suspendMembership(room.db, actor, { id }), 'members')
export const resume = verb(({ var: { room, actor } }, id) => resumeMembership(room.db, actor, id), 'members')
export const waveRemove = verb(({ var: { room, actor } }, id) => removeGroup(room.db, actor, 'wave', id), 'waves', 'removed')
export const tierRemove = verb(({ var: { room, actor } }, id) => removeGroup(room.db, actor, 'tier', id), 'tiers', 'removed')
export const partRemove = verb(({ var: { room, actor } }, partId, { id }) => removePart(room.db, actor, { allianceId: id, partId }), 'parts', 'removed')
export const invitationRevoke = verb(({ var: { room, actor } }, id) => revokeAllianceInvitation(room.db, actor, id), 'invite', 'removed')

export const answer: Handler = async (c) => {
  const alliance = await allianceOf(c)
  return submitForm(
    c,
    z.object({ verdict: z.enum(['accept', 'decline']), answer: z.string().max(2000).optional() }),
    async ({ verdict, answer: said }) => {
      await answerRequest(c.var.room.db, c.var.actor, { id: idOf(c), accept: verdict === 'accept', answer: said })
      return deskOf(c, 'requests')
    },
    ({ failure }) => showDesk(c, alliance, { failure }),
    'done',
  )
}

/** The rows of an uploaded table as lines; its head counts where it holds an address. */
async function linesOf(files: readonly File[]): Promise<string> {
  const lines: string[] = []
  for (const file of files) {
    const chunks = (async function* () {
      yield new Uint8Array(await file.arrayBuffer())
    })()
    for await (const { record } of readRecords(chunks, { format: recordFormatOf(file.name) })) {
      if (!record) continue
      const head = Object.keys(record)
      if (lines.length === 0 && head.some((cell) => cell.includes('@'))) lines.push(lineOfRow(head))
      lines.push(lineOfRow(Object.values(record)))
    }
  }
  return lines.join('\n')
}

const inviting = z.object({ list: z.string().max(100_000).optional(), wave: idText, tier: idText, letter: z.enum(['zh', 'en']) })

/** Sends what can be sent; what cannot stands in the form again. Nobody who waits already is written to twice. */
export const invite: Handler = async (c) => {
  const { room, actor } = c.var
  const alliance = await run(c)
  let form: Form = { values: {}, files: {} }
  try {
    form = await readForm(c)
    const input = parse(inviting, form.values)
    const invited = readInvited([input.list ?? '', await linesOf(form.files.table ?? [])].join('\n'))
    const sent = await inviteAll(room.db, actor, { alliance, invited, lang: input.letter, waveId: idIn(input.wave), tierId: idIn(input.tier) }, (tx, letter) => queueAllianceLetter(tx, room.config.url, letter))
    if (sent.left.length === 0) return seeOther(c, deskOf(c, 'invite'), 'sent')
    return await showDesk(c, alliance, { sent, refused: { form: 'invite', problems: {}, values: { list: sent.left.join('\n') } } })
  } catch (error) {
    if (!isFailure(error) || (error.code !== 'invalid' && error.code !== 'limited')) throw error
    const problems = error.details.fields ?? { table: sentenceOf(error) }
    return showDesk(c, alliance, { refused: { form: 'invite', problems, values: form.values }, failure: error })
  }
}
