import { type Actor } from '../../../core/actor.ts'
import { Failure, missing } from '../../../core/failure.ts'
import { showMoney } from '../../../core/money.ts'
import { type Lang, langs, nameFor, otherLang, readText, say } from '../../../core/text.ts'
import type { Db } from '../../../platform/database.ts'
import { MissingGlyphs, namedCharacter } from '../../../platform/lettering.ts'
import type { Block } from '../../../platform/pages.ts'
import { SideBusy, sideWork } from '../../../platform/side-work.ts'
import { projectPage, type ProjectPage } from '../reading.ts'
import type { Report } from '../reports.ts'
import { sumsOf } from '../rules.ts'
import { outputWords, projectRoles, reportKinds } from '../words/words.ts'
import { reportRefusals, reportWords as words } from '../words/reports.ts'
import type { ReportPaper } from './worker.ts'

const day = (lang: Lang, at: string): string => new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' }).format(new Date(`${at.slice(0, 10)}T00:00:00Z`))
const within = (report: Report, on: string): boolean => on >= report.fromOn && on <= report.toOn

/** What the records of the project say of the days of a report, beside what its writer says. */
function recordsOf(lang: Lang, project: ProjectPage, report: Report): Block[] {
  const partner = (id: string): string => project.partners.filter((one) => one.organisationId === id).map((one) => nameFor(lang, one.name))[0] ?? ''
  const milestones = project.milestones.filter((one) => one.dueOn <= report.toOn || (one.doneOn !== null && one.doneOn <= report.toOn))
  const outputs = project.outputs.filter((one) => within(report, one.onDate))
  const spend = project.spend.filter((one) => one.withdrawnAt === null && within(report, one.spentOn))
  const payers = [...new Set(spend.map((one) => one.payerId))]
  const state = (one: ProjectPage['milestones'][number]): string => (one.doneOn !== null && one.doneOn <= report.toOn ? say(lang, words.doneOn, { day: day(lang, one.doneOn) }) : words.notDone[lang])
  const table = (heading: string, columns: string[], rows: string[][]): Block[] => (rows.length === 0 ? [] : [{ kind: 'subheading', text: heading }, { kind: 'table', columns, rows }])
  return [
    ...table(words.milestones[lang], [words.milestone[lang], words.due[lang], words.responsible[lang], words.state[lang]], milestones.map((one) => [readText(one.title, lang).body, day(lang, one.dueOn), partner(one.responsibleId), state(one)])),
    ...table(words.outputs[lang], [words.output[lang], words.kind[lang], words.identifier[lang], words.on[lang]], outputs.map((one) => [readText(one.title, lang).body, outputWords[one.kind][lang], one.doi ?? one.number ?? (one.people === null ? '' : say(lang, words.people, { n: one.people })), day(lang, one.onDate)])),
    ...table(words.spend[lang], [words.payer[lang], words.amount[lang]], payers.flatMap((payer) => sumsOf(spend.filter((one) => one.payerId === payer)).map((sum) => [partner(payer), showMoney(lang, sum)]))),
  ]
}

function partOf(lang: Lang, project: ProjectPage, report: Report): ReportPaper['parts'][number] {
  const partners = project.partners.map((one) => say(lang, words.partner, { name: nameFor(lang, one.name), role: lang === 'en' ? projectRoles[one.role].en.toLowerCase() : projectRoles[one.role][lang] })).join(lang === 'zh' ? '、' : ', ')
  const writer = project.partners.filter((one) => one.organisationId === report.writtenFor).map((one) => nameFor(lang, one.name))[0] ?? ''
  return {
    head: say(lang, words.head, { kind: reportKinds[report.kind][lang], reference: project.reference }),
    blocks: [
      { kind: 'title', text: readText(project.title, lang).body },
      { kind: 'line', text: say(lang, words.period, { kind: reportKinds[report.kind][lang], from: day(lang, report.fromOn), to: day(lang, report.toOn) }) },
      { kind: 'line', text: say(lang, words.partners, { partners }) },
      { kind: 'line', text: say(lang, words.written, { organisation: writer, day: day(lang, report.at.toISOString()) }) },
      { kind: 'heading', text: words.text[lang] },
      ...readText(report.body, lang).body.split(/\n+/).filter((one) => one.trim() !== '').map((text): Block => ({ kind: 'paragraph', text })),
      ...recordsOf(lang, project, report),
      { kind: 'note', text: words.source[lang] },
    ],
  }
}

/** A report as it is drawn: both languages, the one that it was written in first. */
export function reportPaper(project: ProjectPage, report: Report): ReportPaper {
  const first = report.body.source
  return {
    title: readText(project.title, first).body, reference: project.reference, lang: first, at: report.at.toISOString(),
    parts: [first, otherLang(first)].filter((one) => langs.includes(one)).map((lang) => partOf(lang, project, report)),
  }
}

const draw = sideWork<ReportPaper, { pdf: Uint8Array }>('modules/projects/reporting', { megabytes: 512, mostWaiting: 20, idleMs: 60_000 })

/** A report of a project as a PDF in both languages. @throws Failure missing | invalid naming characters that cannot be drawn | unavailable */
export async function reportPdf(db: Db, actor: Actor, input: { id: string; reportId: string }): Promise<{ name: string; bytes: Uint8Array }> {
  const project = await projectPage(db, actor, input.id)
  const report = project.reports.find((one) => one.id === input.reportId)
  if (!report) throw missing()
  const { pdf } = await draw(reportPaper(project, report)).catch((error: unknown) => {
    if (error instanceof SideBusy) throw new Failure('unavailable', reportRefusals.busy, { retryAfter: 10 })
    if (!(error instanceof MissingGlyphs)) throw error
    const characters = { characters: error.characters.map(namedCharacter).slice(0, 12).join(' ') }
    throw new Failure('invalid', { zh: say('zh', reportRefusals.glyphs, characters), en: say('en', reportRefusals.glyphs, characters) })
  })
  return { name: `${project.reference} ${reportKinds[report.kind][report.body.source]} ${report.toOn}.pdf`, bytes: pdf }
}
