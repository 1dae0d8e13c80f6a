import { z } from 'zod'
import { Failure } from '../../../core/failure.ts'
import { readId } from '../../../core/id.ts'
import { refusals } from '../../../core/messages.ts'
import { parts } from '../../../modules/listings/columns/cells.ts'
import {
  attachToListing, closeListing, detachFromListing, discardDraft, draftFor, endConfidentialGrant, grantConfidential, pauseListing, renewListing, resumeListing, setAccess, setConfidential,
  withdrawSubmission,
} from '../../../modules/listings/listings.ts'
import { many, one, type Values } from '../../form.ts'
import type { FlashKey } from '../../messages.ts'
import { submitForm } from '../../respond.tsx'
import type { Visit } from '../../room.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { accessWords, fileWords } from '../messages/access.ts'
import { instantOf } from '../../ui/clock.ts'
import { type EditorPart, partHref } from './frame.tsx'
import { organisationsIn } from './organisation-lines.ts'
import { partAgain } from './parts.tsx'
import { versionOf } from './reading.ts'

const idOf = (c: Visit): string => c.req.param('id') ?? ''
const anything = z.looseObject({})

/** One form of a part: acts on the listing of the address, then comes back to the part. */
function partForm(part: Exclude<EditorPart, 'text'>, act: (c: Visit, id: string, values: Values, files: Record<string, File[]>) => Promise<void>, flash: FlashKey = 'saved') {
  return (c: Visit): Promise<Response> =>
    submitForm(
      c,
      anything,
      async (_input, form) => {
        const { listing } = await draftFor(c.var.room.db, c.var.actor, idOf(c))
        await act(c, listing.id, form.values, form.files)
        return partHref(c.var.lang, listing.id, part)
      },
      partAgain(c, part),
      flash,
    )
}

const visibilities = ['public', 'signed_in', 'space', 'named'] as const
const machineChoices = ['public', 'always', 'never'] as const
const uuids = (values: Values, name: string) => many(values, name).flatMap((id) => readId(id) ?? [])

function releaseOf(values: Values): Date | null | undefined {
  if (values.releaseAt === undefined) return undefined
  const typed = one(values, 'releaseAt')
  if (typed === '') return null
  const at = instantOf(typed, one(values, 'zone') === 'london' ? 'london' : 'beijing')
  if (!at) throw new Failure('invalid', refusals.invalid, { fields: { releaseAt: accessWords.releaseHint } })
  return at
}

export const saveAccess = partForm('access', async (c, id, values) => {
  const visibility = visibilities.find((one_) => one_ === one(values, 'visibility'))
  if (!visibility) throw new Failure('invalid', refusals.invalid, { fields: { visibility: accessWords.visibility } })
  const added = await organisationsIn(c.var.room.db, c.var.actor, one(values, 'organisationsMore'), 'organisationsMore')
  await setAccess(c.var.room.db, c.var.actor, {
    id,
    version: versionOf(values),
    access: {
      visibility,
      audienceSpaces: uuids(values, 'audienceSpaces'),
      audienceOrganisations: [...new Set([...uuids(values, 'audienceOrganisations'), ...added.map((organisation) => organisation.id)])],
      excludedCountries: [...new Set([...many(values, 'excludedCountries'), ...parts(one(values, 'excludedMore')).map((code) => code.toUpperCase())])],
      nameWithheld: one(values, 'nameWithheld') === 'yes',
      openForInterest: one(values, 'openForInterest') === 'yes',
      machineTranslation: machineChoices.find((choice) => choice === one(values, 'machineTranslation')),
      releaseAt: releaseOf(values),
      contactId: values.contactId === undefined ? undefined : (readId(one(values, 'contactId')) ?? null),
    },
  })
})

export const saveConfidential = partForm('confidential', (c, id, values) =>
  setConfidential(c.var.room.db, c.var.actor, { id, bodies: { zh: one(values, 'detail_zh'), en: one(values, 'detail_en') } }),
)

/** A day's grant ends with the day, in the zone in which the day ends last. */
const endOf = (day: string): Date | undefined => (/^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) ? new Date(`${day}T23:59:59Z`) : undefined)

export const openConfidential = partForm('confidential', async (c, id, values) => {
  const [organisation] = await organisationsIn(c.var.room.db, c.var.actor, one(values, 'organisation') || '?', 'organisation')
  if (organisation) await grantConfidential(c.var.room.db, c.var.actor, { id, organisationId: organisation.id, until: endOf(one(values, 'until')) })
})

export const closeConfidential = partForm('confidential', async (c, id) => {
  const grantId = readId(c.req.param('grant') ?? '')
  if (!grantId) throw new Failure('missing', refusals.missing)
  await endConfidentialGrant(c.var.room.db, c.var.actor, { id, grantId })
}, 'done')

export const attachFile = partForm('files', async (c, id, _values, files) => {
  const [file] = files.file ?? []
  if (!file || file.size === 0) throw new Failure('invalid', fileWords.noFile, { fields: { file: fileWords.noFile } })
  await attachToListing(c.var.room.db, c.var.room.blobs, c.var.actor, { id, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
})

export const removeFile = partForm('files', (c, id) => detachFromListing(c.var.room.db, c.var.actor, { id, fileId: c.req.param('file') ?? '' }), 'removed')

/** A step of the listing's life; what the state forbids answers with a page of its own. */
function lifeStep(act: (c: Visit, values: Values) => Promise<unknown>, flash: FlashKey = 'done') {
  return (c: Visit): Promise<Response> =>
    submitForm(
      c,
      anything,
      async (_input, form) => {
        await act(c, form.values)
        return href(routes.listings.mine, { lang: c.var.lang })
      },
      (again) => {
        if (again.failure.code === 'invalid') return partAgain(c, 'state')(again)
        throw again.failure
      },
      flash,
    )
}

export const pause = lifeStep((c) => pauseListing(c.var.room.db, c.var.actor, idOf(c)))
export const resume = lifeStep((c) => resumeListing(c.var.room.db, c.var.actor, idOf(c)))
export const renew = lifeStep((c) => renewListing(c.var.room.db, c.var.actor, idOf(c)))
export const close = lifeStep((c, values) => closeListing(c.var.room.db, c.var.actor, { id: idOf(c), reason: one(values, 'reason') }))
export const discard = lifeStep(
  (c, values) => (one(values, 'what') === 'submission' ? withdrawSubmission(c.var.room.db, c.var.actor, idOf(c)) : discardDraft(c.var.room.db, c.var.actor, idOf(c))),
  'removed',
)
