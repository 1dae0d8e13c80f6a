import { showId } from '../../core/id.ts'
import { type Lang, nameFor, say } from '../../core/text.ts'
import { type Project, type ProjectLine, projectStateWords } from '../../modules/projects/projects.ts'
import { deskWords } from '../desk/messages.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge, type Tone } from '../ui/badges.tsx'
import { Said } from '../ui/bilingual.tsx'
import { Button } from '../ui/buttons.tsx'
import { optionsOf, Select } from '../ui/choices.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { Form } from '../ui/form.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import { Day } from '../ui/time.tsx'
import { projectWords as words } from './messages/pages.ts'

const tones: Record<Project['state'], Tone> = { planned: 'neutral', running: 'primary', completed: 'jade', ended: 'neutral' }
export const StateOf = ({ lang, state }: { lang: Lang; state: Project['state'] }) => <Badge tone={tones[state]}>{projectStateWords[state][lang]}</Badge>

export const projectHref = (lang: Lang, id: string): string => href(routes.projects.show, { lang, id: showId(id) })
export const trailOf = (lang: Lang) => [{ href: href(routes.desk.show, { lang }), label: deskWords.title }, { href: href(routes.projects.list, { lang }), label: words.title }]

type Props = { lang: Lang; projects: readonly ProjectLine[]; total: number; page: number; size: number; state?: Project['state'] }

/** The projects of the reader's organisations, to compare. */
export const ProjectListPage = ({ lang, projects, total, page, size, state }: Props) => (
  <Page>
    <PageHead lang={lang} title={words.title} lead={words.lead} trail={trailOf(lang).slice(0, 1)} />
    {total > 0 || state ? (
      <Form lang={lang} method="get" action={href(routes.projects.list, { lang })} submitsOnChange class="flex flex-wrap items-end gap-3 mb-4">
        <Select lang={lang} name="state" label={words.filter} empty={words.anyState} options={optionsOf(projectStateWords)} value={state} />
        <Button small>{words.show[lang]}</Button>
      </Form>
    ) : null}
    {total === 0 ? <EmptyState lang={lang} title={words.none} text={words.noneText} action={{ href: href(routes.agreements.list, { lang }), label: words.toAgreements }} /> : (
      <Table
        lang={lang} caption={words.title} hiddenCaption
        columns={[{ key: 'about', label: words.about }, { key: 'partners', label: words.partners }, { key: 'state', label: words.state }, { key: 'progress', label: words.progress }, { key: 'next', label: words.next }, { key: 'ends', label: words.endsOn }]}
        rows={projects.map((one) => ({
          cells: {
            about: <><a href={projectHref(lang, one.id)}><Said lang={lang} text={one.title} /></a><span class="block hint font-normal">{one.reference}</span></>,
            partners: one.partners.map((partner) => nameFor(lang, partner.name)).join(lang === 'zh' ? '、' : ', '),
            state: <StateOf lang={lang} state={one.state} />,
            progress: one.milestones === 0 ? '–' : <>{say(lang, words.doneOf, { done: one.done, all: one.milestones })}{one.late > 0 ? <> <Badge tone="amber">{say(lang, words.lateN, { n: one.late })}</Badge></> : null}</>,
            next: one.nextDue ? <Day lang={lang} at={one.nextDue} /> : '–', ends: <Day lang={lang} at={one.endsOn} />,
          },
        }))}
      />
    )}
    <Pager lang={lang} page={page} size={size} total={total} href={(to) => href(routes.projects.list, { lang }, { state, page: to })} />
  </Page>
)
