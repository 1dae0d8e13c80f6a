import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import { type Milestone, outputWords, type ProjectPage, reportKinds } from '../../modules/projects/projects.ts'
import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { HalvesFields, headOf } from '../ui/bilingual.tsx'
import { Actions, Button } from '../ui/buttons.tsx'
import { optionsOf, Radios, Select } from '../ui/choices.tsx'
import { DateField, FileField, TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import type { Words } from '../ui/said.ts'
import { AmountFields, PartyField } from './fields.tsx'
import { projectHref, trailOf } from './list.tsx'
import { projectWords as words } from './messages/pages.ts'
import { OutcomeForm } from './outcomes.tsx'

/** What is added to a project, each by a form of its own. */
export const lists = { milestones: words.milestoneAdd, spend: words.spendAdd, outputs: words.outputAdd, outcomes: words.outcomeAdd, changes: words.changeAdd, reports: words.reportAdd } as const
export type List = keyof typeof lists

type Props = { lang: Lang; project: ProjectPage; values: Values; problems?: Record<string, Words> }

export const partiesIn = (project: ProjectPage) => project.partners.map((partner) => ({ id: partner.organisationId, name: partner.name }))
const labels = { dueOn: words.due, responsible: words.responsible, amount: words.amount, payer: words.payer, payee: words.payee, about: words.purpose, spentOn: words.day, doi: words.doi, number: words.number, people: words.people, link: words.link, onDate: words.day, newEnd: words.newEnd, fromOn: words.fromOn, toOn: words.toOn, kind: words.kind }

const Fields = ({ lang, project, values, problems, list }: Props & { list: Exclude<List, 'outcomes'> }) => {
  const field = (name: string) => ({ lang, name, value: one(values, name), error: problems?.[name] })
  if (list === 'milestones') {
    return (
      <>
        <HalvesFields lang={lang} name="milestone" zh={words.milestoneZh} en={words.milestoneEn} values={values} problems={problems} />
        <DateField {...field('dueOn')} label={words.due} required />
        <Select {...field('responsible')} label={words.responsible} options={project.partners.map((partner) => ({ value: showId(partner.organisationId), label: nameFor(lang, partner.name) }))} required />
      </>
    )
  }
  if (list === 'spend') {
    return (
      <>
        <AmountFields lang={lang} values={values} problems={problems} />
        <PartyField lang={lang} name="payer" label={words.payer} parties={partiesIn(project)} values={values} problems={problems} />
        <PartyField lang={lang} name="payee" label={words.payee} other={words.payeeOther} parties={partiesIn(project)} values={values} problems={problems} />
        <TextField {...field('about')} label={words.purpose} required />
        <DateField {...field('spentOn')} label={words.day} required />
      </>
    )
  }
  if (list === 'outputs') {
    return (
      <>
        <Radios {...field('kind')} label={words.kind} options={optionsOf(outputWords)} required columns />
        <HalvesFields lang={lang} name="title" zh={words.outputZh} en={words.outputEn} values={values} problems={problems} />
        <TextField {...field('doi')} label={words.doi} optional />
        <TextField {...field('number')} label={words.number} optional />
        <TextField {...field('people')} label={words.people} inputmode="numeric" size="short" optional />
        <TextField {...field('link')} label={words.link} type="url" optional />
        <DateField {...field('onDate')} label={words.day} required />
      </>
    )
  }
  if (list === 'changes') {
    return (
      <>
        <HalvesFields lang={lang} name="what" zh={words.changeZh} en={words.changeEn} values={values} problems={problems} rows={5} />
        <DateField {...field('newEnd')} label={words.newEnd} hint={words.newEndHint} optional />
      </>
    )
  }
  return (
    <>
      <Radios {...field('kind')} label={words.kind} options={optionsOf(reportKinds)} required />
      <DateField {...field('fromOn')} label={words.fromOn} required />
      <DateField {...field('toOn')} label={words.toOn} required />
      <p class="hint">{words.reportHint[lang]}</p>
      <HalvesFields lang={lang} name="body" zh={words.reportZh} en={words.reportEn} values={values} problems={problems} rows={12} both />
    </>
  )
}

const Head = ({ lang, project, title }: { lang: Lang; project: ProjectPage; title: Words }) => (
  <PageHead lang={lang} title={title} trail={[...trailOf(lang), { href: projectHref(lang, project.id), label: headOf(lang, project.title).title }]} />
)

export const AddPage = ({ list, ...props }: Props & { list: List }) => {
  const { lang, project, values, problems } = props
  const action = href(routes.projects.add, { lang, id: showId(project.id), list })
  return (
    <Page width="narrow">
      <Head lang={lang} project={project} title={lists[list]} />
      {list === 'outcomes' ? <OutcomeForm lang={lang} action={action} parties={partiesIn(project)} values={values} problems={problems} /> : (
        <Form lang={lang} action={action} errors={problems} labels={labels}>
          <Fields {...props} list={list} />
          <Actions><Button kind="primary">{lists[list][lang]}</Button></Actions>
        </Form>
      )}
    </Page>
  )
}

export const DonePage = ({ lang, project, milestone, values, problems }: Props & { milestone: Milestone }) => (
  <Page width="narrow">
    <Head lang={lang} project={project} title={words.markDone} />
    <p class="lead">{headOf(lang, milestone.title).title}</p>
    <Form lang={lang} action={href(routes.projects.milestoneDone, { lang, id: showId(project.id), key: showId(milestone.id) })} errors={problems} labels={{ doneOn: words.doneOn, link: words.evidenceLink }} files>
      <DateField lang={lang} name="doneOn" label={words.doneOn} value={one(values, 'doneOn')} error={problems?.doneOn} required />
      <FileField lang={lang} name="file" label={words.evidenceFile} hint={words.evidenceHint} accept=".pdf,.png,.jpg,.jpeg" error={problems?.file} />
      <TextField lang={lang} name="link" type="url" label={words.evidenceLink} value={one(values, 'link')} error={problems?.link} optional />
      <Actions><Button kind="primary">{words.markDone[lang]}</Button></Actions>
    </Form>
  </Page>
)
