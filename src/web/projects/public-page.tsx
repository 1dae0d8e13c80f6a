import { type Lang, nameFor, say } from '../../core/text.ts'
import { type PublicProject, projectRoles } from '../../modules/projects/projects.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { headOf } from '../ui/bilingual.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { showDay } from '../ui/time.tsx'
import { StateOf } from './list.tsx'
import { projectWords as words } from './messages/pages.ts'
import { OutputTable } from './parts.tsx'

/** What everybody reads of a project once all its partners agreed. */
export const PublicProjectPage = ({ lang, project }: { lang: Lang; project: PublicProject }) => (
  <Page>
    <PageHead lang={lang} {...headOf(lang, project.title)} kicker={<>{words.publicKicker[lang]} · {project.reference} · <StateOf lang={lang} state={project.state} /></>} />
    <Card lang={lang} title={words.partners}>
      <Facts lang={lang} columns items={[...project.partners.map((one) => ({ label: projectRoles[one.role], value: <a href={href(routes.organisations.show, { lang, slug: one.slug })}>{nameFor(lang, one.name)}</a> })), { label: words.term, value: say(lang, words.termText, { from: showDay(lang, project.startsOn), to: showDay(lang, project.endsOn) }) }]} />
    </Card>
    <Section lang={lang} title={words.outputs}>{project.outputs.length === 0 ? <p class="hint">{words.outputsNone[lang]}</p> : <OutputTable lang={lang} outputs={project.outputs} />}</Section>
  </Page>
)
