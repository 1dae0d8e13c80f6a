import type { Child } from 'hono/jsx'
import type { StatusCode } from 'hono/utils/http-status'
import { spacesOf } from '../../../core/actor.ts'
import { isFailure } from '../../../core/failure.ts'
import { confidentialFor, draftFor, type EditableDraft, grantsOf } from '../../../modules/listings/listings.ts'
import { canOpenConfidential, canSetAccess } from '../../../modules/listings/policy.ts'
import { filesOf } from '../../../modules/files/files.ts'
import { type Colleague, organisationNames, peopleOf } from '../../../modules/people/people.ts'
import { spacesVisibleTo } from '../../../modules/spaces/spaces.ts'
import { many, type Problems, type Values } from '../../form.ts'
import { type Again, page, statusOf } from '../../respond.tsx'
import type { Visit } from '../../room.ts'
import { accessWords } from '../messages/access.ts'
import { AccessForm, accessValues } from './access.tsx'
import { ConfidentialForm } from './confidential.tsx'
import { FilesForm } from './files.tsx'
import { draftTitle, EditorFrame, editorParts, type EditorPart } from './frame.tsx'
import { StateForm } from './state.tsx'

type Part = Exclude<EditorPart, 'text'>
type Typed = { values: Values; problems: Problems; status?: StatusCode }

/** One part of the editor other than its text; `typed` after a refusal. */
export async function showPart(c: Visit, editing: EditableDraft, part: Part, typed?: Typed): Promise<Response> {
  const body = await bodies[part](c, editing, typed ?? { values: {}, problems: {} })
  return page(c, { title: draftTitle(c.var.lang, editing), active: 'desk', noindex: true, status: typed?.status }, (
    <EditorFrame lang={c.var.lang} editing={editing} part={part} parts={editorParts}>{body}</EditorFrame>
  ))
}

/** The part again, with what was typed and what is wrong with it. */
export const partAgain = (c: Visit, part: Part) => async ({ values, problems, failure, sentence }: Again): Promise<Response> => {
  const editing = await draftFor(c.var.room.db, c.var.actor, c.req.param('id') ?? '')
  const said = Object.keys(problems).length > 0 || !sentence ? problems : { _: sentence }
  return showPart(c, editing, part, { values, problems: said, status: statusOf(failure) })
}

const bodies: Record<Part, (c: Visit, editing: EditableDraft, typed: Typed) => Promise<Child>> = {
  async access(c, { listing }, { values, problems }) {
    const { room, actor, lang } = c.var
    if (!canSetAccess(actor, listing)) return <p class="hint">{accessWords.mayNot[lang]}</p>
    const shown = Object.keys(values).length > 0 ? values : accessValues(lang, listing)
    const mine = spacesOf(actor)
    const spaces = (await spacesVisibleTo(room.db, actor)).filter((space) => mine.includes(space.id) || listing.audienceSpaces.includes(space.id))
    const named = await organisationNames(room.db, many(shown, 'audienceOrganisations').filter((id) => /^[0-9a-f-]{36}$/.test(id)))
    return <AccessForm lang={lang} listing={listing} values={shown} problems={problems} spaces={spaces} named={named} colleagues={await colleaguesOf(c, listing)} />
  },
  async confidential(c, { listing }, { values, problems }) {
    const { room, actor, lang } = c.var
    const [detail, grants] = [await confidentialFor(room.db, actor, listing.id), await grantsOf(room.db, actor, listing.id)]
    return <ConfidentialForm lang={lang} listing={listing} may={canOpenConfidential(actor, listing)} detail={detail} grants={grants} values={values} problems={problems} />
  },
  async files(c, { listing }, { problems }) {
    const attachments = await filesOf(c.var.room.db, { type: 'listing', id: listing.id })
    return <FilesForm lang={c.var.lang} listing={listing} attachments={attachments} problems={problems} />
  },
  state: (c, { listing }, { problems }) => Promise.resolve(<StateForm lang={c.var.lang} actor={c.var.actor} listing={listing} problems={problems} />),
}

/** The people who may answer for the listing: the owner's, or the publisher's where the actor belongs to that. */
async function colleaguesOf(c: Visit, listing: EditableDraft['listing']): Promise<Colleague[]> {
  for (const organisation of [listing.ownerId, listing.publisherId]) {
    try {
      return await peopleOf(c.var.room.db, c.var.actor, organisation)
    } catch (error) {
      if (!isFailure(error, 'missing')) throw error
    }
  }
  return []
}
