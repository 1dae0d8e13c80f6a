import { missing, wrong } from '../../core/failure.ts'
import { readId } from '../../core/id.ts'
import { type Call, callRefusals, type CallForm, fundersOf, movePart, newestForm, type Question, type QuestionInput, questionsOf, removePart, saveQuestion, saveSection } from '../../modules/calls/calls.ts'
import { one, type Values } from '../form.ts'
import type { Again } from '../respond.tsx'
import type { HandlersOf, Visit } from '../room.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { chosen, deed, halvesOf, idIn, idOf, problemsIn, submit } from '../typed.ts'
import { shown } from '../ui/bilingual.tsx'
import { AnswerFields } from './answer-fields.tsx'
import { CallFormPage, QuestionPage } from './form-page.tsx'
import { deskWords, questionKindWords } from './messages/desk.ts'
import { answer, runAt } from './reading.tsx'
import { Page, PageHead } from '../ui/page.tsx'

const formHref = (c: Visit): string => href(routes.callForms.show, { lang: c.var.lang, slug: c.req.param('slug') ?? '' })

async function here(c: Visit): Promise<{ call: Call; form: CallForm }> {
  const call = await runAt(c)
  return { call, form: await newestForm(c.var.room.db, call.id) }
}

const againOf = (again: Again | undefined) => again && { values: again.values, problems: problemsIn(again) ?? {} }

async function showForm(c: Visit, again?: Again): Promise<Response> {
  const { call, form } = await here(c)
  return answer(c, `${deskWords.form[c.var.lang]} · ${shown(c.var.lang, call.title).text}`, <CallFormPage lang={c.var.lang} call={call} form={form} funders={await fundersOf(c.var.room.db, call.id)} again={againOf(again)} />, again)
}

/** The question of the address; none when a new one is made. @throws missing */
function questionAt(c: Visit, form: CallForm): Question | undefined {
  if (c.req.param('id') === 'new') return undefined
  const found = questionsOf(form).find((question) => question.id === idOf(c))
  if (!found) throw missing()
  return found
}

async function showQuestion(c: Visit, again?: Again): Promise<Response> {
  const { call, form } = await here(c)
  const question = questionAt(c, form)
  const sectionId = question?.sectionId ?? readId(c.req.query('section') ?? '') ?? form.sections[0]?.id
  if (!sectionId || form.frozenAt) throw missing()
  return answer(c, deskWords.question[c.var.lang], <QuestionPage lang={c.var.lang} call={call} form={form} funders={[]} question={question} sectionId={sectionId} again={againOf(again)} />, again)
}

const numberIn = (values: Values, name: string): number | undefined => {
  const typed = one(values, name).trim()
  if (typed === '') return undefined
  if (!Number.isFinite(Number(typed))) throw wrong(name, callRefusals.rule)
  return Number(typed)
}

/** Lines of `code | Chinese | English`; a label in one language stands for both. */
const optionsIn = (text: string): NonNullable<QuestionInput['options']> =>
  text.split('\n').map((line) => line.split(/[|｜]/).map((part) => part.trim())).filter(([code]) => code).slice(0, 100).map(([code, zh, en]) => ({ code: code!.toLowerCase(), label: { zh: zh || undefined, en: en || undefined } }))

export const callFormHandlers: HandlersOf<'callForms'> = {
  show: (c) => showForm(c),
  async preview(c) {
    const { call, form } = await here(c)
    const { lang } = c.var
    return answer(c, deskWords.preview[lang], <Page width="narrow"><PageHead lang={lang} title={deskWords.preview} trail={[{ href: formHref(c), label: deskWords.form }, { href: href(routes.calls.desk, { lang, slug: call.slug }), label: shown(lang, call.title).text }]} /><form class="form" novalidate><AnswerFields form={form} drawn={{ lang, values: {}, partners: [], listings: [], files: {} }} /></form></Page>)
  },
  section: (c) =>
    submit(
      c,
      async (values) => {
        const { form } = await here(c)
        await saveSection(c.var.room.db, c.var.actor, { formId: form.id, title: halvesOf(values, 'title'), help: {}, funderId: idIn(values, 'funder'), lang: c.var.lang })
        return formHref(c)
      },
      (again) => showForm(c, again),
    ),
  question: (c) => showQuestion(c),
  questionSave: (c) =>
    submit(
      c,
      async (values) => {
        const { form } = await here(c)
        await saveQuestion(c.var.room.db, c.var.actor, {
          formId: form.id, id: questionAt(c, form)?.id, sectionId: idIn(values, 'section') ?? '', code: one(values, 'code').trim(), kind: chosen(values, 'kind', questionKindWords), label: halvesOf(values, 'label'), help: halvesOf(values, 'help'),
          required: one(values, 'required') === 'yes', names: one(values, 'names') === 'yes', room: numberIn(values, 'room'), least: numberIn(values, 'least'), most: numberIn(values, 'most'), unit: one(values, 'unit').trim().slice(0, 40) || undefined,
          shownIf: idIn(values, 'shownIf'), shownFor: one(values, 'shownFor').split(/[,，\s]+/).filter(Boolean), options: optionsIn(one(values, 'options')), lang: c.var.lang,
        })
        return formHref(c)
      },
      (again) => showQuestion(c, again),
    ),
  move: (c) => deed(c, async (values) => (await movePart(c.var.room.db, c.var.actor, { formId: (await here(c)).form.id, id: idOf(c), by: one(values, 'by') === '-1' ? -1 : 1 }), formHref(c))),
  remove: (c) => deed(c, async () => (await removePart(c.var.room.db, c.var.actor, { formId: (await here(c)).form.id, id: idOf(c) }), formHref(c)), 'removed'),
}
