import { z } from 'zod'
import type { Actor } from '../../core/actor.ts'
import { Failure, isFailure } from '../../core/failure.ts'
import { readId, showId } from '../../core/id.ts'
import { refusals } from '../../core/messages.ts'
import { listingKinds } from '../../modules/listings/content.ts'
import { cancelImport, importFor, importReport, importsOf, mapImport, mayPublishFor, startImport, uploadImport, type ImportRun } from '../../modules/listings/import/stored.ts'
import { organisationNames } from '../../modules/people/people.ts'
import { download } from '../files/download.ts'
import { many, one, type Form } from '../form.ts'
import { type Again, fragment, page, seeOther, statusOf, submitForm } from '../respond.tsx'
import type { Handler, HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { fieldOf, MappingPage, type Publishing } from './mapping.tsx'
import { importWords as words } from './messages.ts'
import { OutcomePage, ProgressBar, RunningPage } from './outcome.tsx'
import { type Choice, StartPage } from './start.tsx'

const uploaded = z.object({ organisation: z.uuid(), kind: z.enum(listingKinds) })
const chosen = z.looseObject({ go: z.enum(['run', 'try']).default('try'), publish: z.literal('yes').optional() })

const idOf = (c: Visit): string => {
  const id = readId(c.req.param('id') ?? '')
  if (!id) throw new Failure('missing', refusals.missing)
  return id
}

const placeOf = (c: Visit, id: string): string => href(routes.imports.show, { lang: c.var.lang, id: showId(id) })

/** The organisations for which the actor may draft: their own, and those whose mandate they hold. */
async function choicesOf(c: Visit): Promise<Choice[]> {
  const { actor, room } = c.var
  const firms = actor.mandates.filter((mandate) => mandate.verbs.includes('draft')).map((mandate) => mandate.firmId)
  const names = await organisationNames(room.db, firms)
  return [...actor.affiliations.map(({ organisationId, name }) => ({ id: organisationId, name })), ...[...names].map(([id, { name }]) => ({ id, name }))]
}

function publishingOf(actor: Actor, run: ImportRun): Publishing {
  if (!mayPublishFor(actor, run.organisationId)) return 'drafts'
  return actor.affiliations.some((own) => own.organisationId === run.organisationId && own.trusted) ? 'trusted' : 'reviewed'
}

async function startPage(c: Visit, state?: Again): Promise<Response> {
  const { lang, actor, room } = c.var
  const [choices, runs] = [await choicesOf(c), await importsOf(room.db, actor)]
  const facts = { title: words.title[lang], active: 'desk' as const, status: state ? statusOf(state.failure) : (200 as const) }
  return page(c, facts, <StartPage lang={lang} choices={choices} runs={runs} values={state?.values ?? {}} problems={state?.problems ?? {}} />)
}

const upload: Handler = (c) =>
  submitForm(
    c,
    uploaded,
    async ({ organisation, kind }, { files }) => {
      const [file] = files.file ?? []
      if (!file || file.size === 0) throw new Failure('invalid', refusals.invalid, { fields: { file: words.fileMissing } })
      const { db, blobs } = c.var.room
      const id = await uploadImport(db, blobs, c.var.actor, { organisationId: organisation, kind, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }).catch(atFile)
      return placeOf(c, id)
    },
    (state) => startPage(c, state),
  )

/** What is wrong with a file is said at its field. */
function atFile(error: unknown): never {
  if (isFailure(error, 'invalid') && !error.details.fields) throw new Failure('invalid', error.sentence, { fields: { file: error.sentence } })
  throw error
}

const show: Handler = async (c) => {
  const { lang, actor, room } = c.var
  const run = await importFor(room.db, actor, idOf(c))
  const facts = { title: words.title[lang], active: 'desk' as const }
  if (run.state === 'queued' || run.state === 'running') return page(c, facts, <RunningPage lang={lang} run={run} />)
  if (run.state === 'mapped' || c.req.query('columns') === 'yes') return page(c, facts, <MappingPage lang={lang} run={run} publishing={publishingOf(actor, run)} problems={{}} />)
  return page(c, facts, <OutcomePage lang={lang} run={run} />)
}

/** The mapping that a form chose; selects are numbered by the place of their column. */
const mappingOf = (run: ImportRun, values: Form['values']): Record<string, string> =>
  Object.fromEntries(run.headers.map((header, place) => [header, one(values, fieldOf(place))]).filter(([, column]) => column !== ''))

const map: Handler = async (c) => {
  const { lang, actor, room } = c.var
  const run = await importFor(room.db, actor, idOf(c))
  return submitForm(
    c,
    chosen,
    async ({ go, publish }, { values }) => {
      await mapImport(room.db, actor, { id: run.id, mapping: mappingOf(run, values), publish: publish === 'yes' })
      await startImport(room.db, actor, { id: run.id, dryRun: go === 'try' })
      return placeOf(c, run.id)
    },
    (state) => {
      const typed = { ...run, mapping: mappingOf(run, state.values), publish: many(state.values, 'publish').includes('yes') }
      const facts = { title: words.title[lang], active: 'desk' as const, status: statusOf(state.failure) }
      return page(c, facts, <MappingPage lang={lang} run={typed} publishing={publishingOf(actor, run)} problems={state.problems} sentence={state.sentence?.[lang]} />)
    },
  )
}

export const importHandlers: HandlersOf<'imports'> = {
  start: (c) => startPage(c),
  upload,
  show,
  map,
  async run(c) {
    const id = idOf(c)
    await startImport(c.var.room.db, c.var.actor, { id, dryRun: false })
    return seeOther(c, placeOf(c, id))
  },
  async cancel(c) {
    const id = idOf(c)
    await cancelImport(c.var.room.db, c.var.actor, id)
    return seeOther(c, placeOf(c, id), 'done')
  },
  async progress(c) {
    const run = await importFor(c.var.room.db, c.var.actor, idOf(c))
    const over = run.state !== 'queued' && run.state !== 'running'
    return fragment(c, <ProgressBar lang={c.var.lang} run={run} finished={over ? placeOf(c, run.id) : undefined} />)
  },
  async report(c) {
    return download(c, await importReport(c.var.room.db, c.var.room.blobs, c.var.actor, idOf(c)))
  },
}
