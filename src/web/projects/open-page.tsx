import { showId } from '../../core/id.ts'
import { type Lang, say } from '../../core/text.ts'
import type { Beginning } from '../../modules/projects/projects.ts'
import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { HalvesFields } from '../ui/bilingual.tsx'
import { Actions, Button, LinkButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { DateField } from '../ui/fields.tsx'
import { Form, Hidden } from '../ui/form.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import type { Words } from '../ui/said.ts'
import { projectHref, trailOf } from './list.tsx'
import { projectWords as words } from './messages/pages.ts'

type Props = { lang: Lang; values: Values; problems?: Record<string, Words> }

export const OpenProjectPage = ({ lang, begun, values, problems }: Props & { begun: Beginning }) => (
  <Page width="narrow">
    <PageHead lang={lang} title={words.open} lead={say(lang, words.openLead, { source: `${words[begun.source.kind][lang]} ${begun.source.reference}` })} trail={trailOf(lang)} />
    <Form lang={lang} action={href(routes.projects.create, { lang })} errors={problems}>
      <Hidden name={begun.source.kind} value={showId(begun.source.id)} />
      <Basics lang={lang} values={values} problems={problems} />
      <DateField lang={lang} name="endsOn" label={words.endsOn} hint={words.endsOnHint} value={one(values, 'endsOn')} error={problems?.endsOn} required />
      <Actions><Button kind="primary">{words.openIt[lang]}</Button></Actions>
    </Form>
  </Page>
)

/** The award of a second funder: it joins the project that the entry has. */
export const JoinProjectPage = ({ lang, begun }: { lang: Lang; begun: Beginning }) => (
  <Page width="narrow">
    <PageHead lang={lang} title={words.join} lead={say(lang, words.joinLead, { source: `${words[begun.source.kind][lang]} ${begun.source.reference}` })} trail={trailOf(lang)} />
    <Form lang={lang} action={href(routes.projects.create, { lang })}>
      <Hidden name={begun.source.kind} value={showId(begun.source.id)} />
      <Actions><Button kind="primary">{words.joinIt[lang]}</Button></Actions>
    </Form>
  </Page>
)

const Basics = ({ lang, values, problems }: Props) => (
  <>
    <HalvesFields lang={lang} name="title" zh={words.nameZh} en={words.nameEn} values={values} problems={problems} />
    <DateField lang={lang} name="startsOn" label={words.startsOn} value={one(values, 'startsOn')} error={problems?.startsOn} required />
  </>
)

export const EditProjectPage = ({ lang, values, problems, project }: Props & { project: { id: string; version: number; reference: string } }) => (
  <Page width="narrow">
    <PageHead lang={lang} title={words.edit} trail={[...trailOf(lang), { href: projectHref(lang, project.id), label: project.reference }]} />
    <Form lang={lang} action={href(routes.projects.save, { lang, id: showId(project.id) })} version={project.version} errors={problems}>
      <Basics lang={lang} values={values} problems={problems} />
      <Actions><Button kind="primary">{words.save[lang]}</Button></Actions>
    </Form>
  </Page>
)

/** On the page of an executed agreement or of a taken award: its project, or the way to open one. */
export const ProjectCard = ({ lang, project, source }: { lang: Lang; project?: string; source: { agreement: string } | { award: string } }) => (
  <Card lang={lang} title={words.projectCard}>
    {project ? <LinkButton href={projectHref(lang, project)}>{words.seeProject[lang]}</LinkButton> : (
      <><p>{words.projectCardText[lang]}</p><LinkButton kind="primary" href={href(routes.projects.new, { lang }, 'agreement' in source ? { agreement: showId(source.agreement) } : { award: showId(source.award) })}>{words.open[lang]}</LinkButton></>
    )}
  </Card>
)
