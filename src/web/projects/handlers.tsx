import { Readable } from 'node:stream'
import { missing } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import { halvesOf as halvesOfText } from '../../core/writing.ts'
import {
  answerChange, beginningOf, completeMilestone, completeProject, dayOf, editProject, endProject, milestoneFile, openProject, projectOf, projectPage, projectToJoin, projectsVisibleTo, type ProjectSource, projectStateWords, type ProjectState, publicProject, removeMilestone, reportPdf, removeOutput, setPublic, startProject, outcomesRecorded, withdrawChange, withdrawSpend,
} from '../../modules/projects/projects.ts'
import { download } from '../files/download.ts'
import { one, type Values } from '../form.ts'
import { type Again, page, seeOther, statusOf } from '../respond.tsx'
import type { Handler, HandlersOf, Visit } from '../room.ts'
import { dayIn, deed, halfValues, halvesOf, idIn, idOf, problemsIn, submit, submitWithFile, typed, versionIn } from '../typed.ts'
import { headOf } from '../ui/bilingual.tsx'
import { addTo } from './adding.ts'
import { AddPage, DonePage, type List, lists } from './forms.tsx'
import { ProjectListPage, projectHref } from './list.tsx'
import { projectWords as words } from './messages/pages.ts'
import { EditProjectPage, JoinProjectPage, OpenProjectPage } from './open-page.tsx'
import { PublicProjectPage } from './public-page.tsx'
import { ProjectShow } from './show.tsx'

export const answer = (c: Visit, title: string, body: Parameters<typeof page>[2], again?: Again): Promise<Response> => page(c, { title, active: 'desk', noindex: true, status: again ? statusOf(again.failure) : 200 }, body)

const pageSize = 30
const back = (c: Visit): string => projectHref(c.var.lang, idOf(c))
const bytesOf = async (file: File | undefined) => file && { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }

const list: Handler = async (c) => {
  const { lang, actor, room } = c.var
  const given = c.req.query('state') ?? ''
  const state = Object.hasOwn(projectStateWords, given) ? (given as ProjectState) : undefined
  const number = Math.min(10_000, Math.max(1, Math.trunc(Number(c.req.query('page'))) || 1))
  const found = await projectsVisibleTo(room.db, actor, { state, dealId: readId(c.req.query('deal') ?? ''), page: number, size: pageSize })
  return answer(c, words.title[lang], <ProjectListPage lang={lang} {...found} page={number} size={pageSize} state={state} />)
}

/** The source that an address or a form names. @throws Failure missing */
function sourceIn(values: Values): ProjectSource {
  const [agreementId, awardId] = [readId(one(values, 'agreement')), readId(one(values, 'award'))]
  if (agreementId) return { agreementId }
  if (awardId) return { awardId }
  throw missing()
}

async function openPage(c: Visit, again?: Again): Promise<Response> {
  const { lang, actor, room } = c.var
  const asked: Values = again?.values ?? { agreement: c.req.query('agreement') ?? '', award: c.req.query('award') ?? '' }
  const source = sourceIn(asked)
  const begun = await beginningOf(room.db, actor, source)
  const there = await projectOf(room.db, source)
  if (there) return seeOther(c, projectHref(lang, there))
  if (await projectToJoin(room.db, begun)) return answer(c, words.join[lang], <JoinProjectPage lang={lang} begun={begun} />, again)
  const values = typed(again, { ...halfValues(begun.title, 'title'), startsOn: begun.startsOn, endsOn: begun.endsOn })
  return answer(c, words.open[lang], <OpenProjectPage lang={lang} begun={begun} values={values} problems={problemsIn(again)} />, again)
}

const create: Handler = (c) =>
  submit(
    c,
    async (values) => {
      const { lang, actor, room } = c.var
      const source = sourceIn(values)
      // Whoever joins a project says nothing of its title and days.
      const joins = await projectToJoin(room.db, await beginningOf(room.db, actor, source))
      const said = joins ? { title: {}, startsOn: '', endsOn: '' } : { title: halvesOf(values, 'title'), startsOn: dayIn(values, 'startsOn'), endsOn: dayIn(values, 'endsOn') }
      const { id } = await openProject(room.db, actor, { source, lang, ...said })
      return projectHref(lang, id)
    },
    (again) => openPage(c, again),
  )

const show: Handler = async (c) => {
  const { lang, actor, room } = c.var
  const project = await projectPage(room.db, actor, idOf(c))
  return answer(c, headOf(lang, project.title).title, <ProjectShow lang={lang} actor={actor} project={project} outcomes={await outcomesRecorded(room.db, actor, { projectId: project.id })} />)
}

const publicly: Handler = async (c) => {
  const { lang, actor, room } = c.var
  const project = await publicProject(room.db, actor, idOf(c))
  return page(c, { title: headOf(lang, project.title).title }, <PublicProjectPage lang={lang} project={project} />)
}

async function editPage(c: Visit, again?: Again): Promise<Response> {
  const { lang, actor, room } = c.var
  const project = await projectPage(room.db, actor, idOf(c))
  if (!project.may.work) throw missing()
  const values = typed(again, { ...halfValues(halvesOfText(project.title), 'title'), startsOn: project.startsOn })
  return answer(c, words.edit[lang], <EditProjectPage lang={lang} project={project} values={values} problems={problemsIn(again)} />, again)
}

const save: Handler = (c) =>
  submit(
    c,
    async (values) => {
      await editProject(c.var.room.db, c.var.actor, { id: idOf(c), version: versionIn(values), lang: c.var.lang, title: halvesOf(values, 'title'), startsOn: dayIn(values, 'startsOn') })
      return back(c)
    },
    (again) => editPage(c, again),
  )

async function addPage(c: Visit, again?: Again): Promise<Response> {
  const { lang, actor, room } = c.var
  const project = await projectPage(room.db, actor, idOf(c))
  const kind = c.req.param('list') ?? ''
  const late = kind === 'outputs' || kind === 'reports' || kind === 'outcomes'
  if (!Object.hasOwn(lists, kind) || !(late ? project.may.report : project.may.work)) throw missing()
  const today = dayOf(actor.at)
  const values = typed(again, { spentOn: today, onDate: today, toOn: today, fromOn: project.startsOn })
  return answer(c, lists[kind as List][lang], <AddPage lang={lang} project={project} list={kind as List} values={values} problems={problemsIn(again)} />, again)
}

const add: Handler = (c) => {
  const kind = c.req.param('list') ?? ''
  if (!Object.hasOwn(lists, kind)) throw missing()
  return submitWithFile(
    c,
    async (values, file) => {
      await addTo(c, kind as List, idOf(c), values, await bytesOf(file))
      return `${back(c)}#${kind}`
    },
    (again) => addPage(c, again),
  )
}

async function donePage(c: Visit, again?: Again): Promise<Response> {
  const { lang, actor, room } = c.var
  const project = await projectPage(room.db, actor, idOf(c))
  const milestone = project.milestones.find((each) => each.id === idOf(c, 'key'))
  if (!milestone || !project.may.work) throw missing()
  return answer(c, words.markDone[lang], <DonePage lang={lang} project={project} milestone={milestone} values={typed(again, { doneOn: dayOf(actor.at) })} problems={problemsIn(again)} />, again)
}

const milestoneDone: Handler = (c) =>
  submitWithFile(
    c,
    async (values, file) => {
      await completeMilestone(c.var.room.db, c.var.room.blobs, c.var.actor, { id: idOf(c), milestoneId: idOf(c, 'key'), doneOn: dayIn(values, 'doneOn'), link: one(values, 'link'), file: await bytesOf(file) })
      return `${back(c)}#milestones`
    },
    (again) => donePage(c, again),
  )

const turned = (act: (c: Visit, values: Values) => Promise<void>, part = ''): Handler => (c) => deed(c, async (values) => (await act(c, values), back(c) + part))
const where = (c: Visit) => ({ id: idOf(c), version: 0 })

export const projectHandlers: HandlersOf<'projects'> = {
  list, create, show, save, add, milestoneDone, public: publicly,
  new: (c) => openPage(c),
  edit: (c) => editPage(c),
  form: (c) => addPage(c),
  milestone: (c) => donePage(c),
  start: turned((c, values) => startProject(c.var.room.db, c.var.actor, { ...where(c), version: versionIn(values) })),
  complete: turned((c, values) => completeProject(c.var.room.db, c.var.actor, { ...where(c), version: versionIn(values) })),
  end: turned((c, values) => endProject(c.var.room.db, c.var.actor, { ...where(c), version: versionIn(values), reason: one(values, 'reason') })),
  publicity: turned((c, values) => setPublic(c.var.room.db, c.var.actor, { id: idOf(c), organisationId: idIn(values, 'organisation'), agrees: one(values, 'agrees') === 'yes' })),
  milestoneRemove: turned((c) => removeMilestone(c.var.room.db, c.var.actor, { id: idOf(c), milestoneId: idOf(c, 'key') }), '#milestones'),
  milestoneFile: async (c) => download(c, await milestoneFile(c.var.room.db, c.var.room.blobs, c.var.actor, { id: idOf(c), milestoneId: idOf(c, 'key') })),
  report: async (c) => {
    const { name, bytes } = await reportPdf(c.var.room.db, c.var.actor, { id: idOf(c), reportId: idOf(c, 'key') })
    return download(c, { name, mediaType: 'application/pdf', bytes: bytes.byteLength, stream: Readable.from([Buffer.from(bytes)]) })
  },
  spendWithdraw: turned((c) => withdrawSpend(c.var.room.db, c.var.actor, { id: idOf(c), spendId: idOf(c, 'key') }), '#spend'),
  outputRemove: turned((c) => removeOutput(c.var.room.db, c.var.actor, { id: idOf(c), outputId: idOf(c, 'key') }), '#outputs'),
  changeAnswer: turned((c, values) => answerChange(c.var.room.db, c.var.actor, { id: idOf(c), changeId: idOf(c, 'key'), agrees: one(values, 'verdict') === 'yes', reason: one(values, 'reason') }), '#changes'),
  changeWithdraw: turned((c) => withdrawChange(c.var.room.db, c.var.actor, { id: idOf(c), changeId: idOf(c, 'key') }), '#changes'),
}
