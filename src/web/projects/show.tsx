import { publishesFor } from '../../core/actor.ts'
import type { Actor } from '../../core/actor.ts'
import { showId } from '../../core/id.ts'
import { type Lang, nameFor, say } from '../../core/text.ts'
import { type Outcome, type ProjectPage, projectRoles } from '../../modules/projects/projects.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { headOf } from '../ui/bilingual.tsx'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Page, PageHead, Section, Split } from '../ui/page.tsx'
import type { Words } from '../ui/said.ts'
import { Day, showDay } from '../ui/time.tsx'
import { StateOf, trailOf } from './list.tsx'
import { projectWords as words } from './messages/pages.ts'
import { OutcomeTable } from './outcomes.tsx'
import { Changes, Milestones, Outputs, Reports, Spending } from './parts.tsx'

export type Room = { lang: Lang; actor: Actor; project: ProjectPage }
export type ShowProps = Room & { outcomes: readonly Outcome[]; problems?: Record<string, Words> }

export const at = ({ lang, project }: Room) => ({ lang, id: showId(project.id) })
export const partnerName = ({ lang, project }: Room, id: string | null): string => project.partners.filter((one) => one.organisationId === id).map((one) => nameFor(lang, one.name))[0] ?? '–'
export const AddButton = ({ room, list, label }: { room: Room; list: string; label: Words }) => <LinkButton small href={href(routes.projects.form, { ...at(room), list })}>{typeof label === 'string' ? label : label[room.lang]}</LinkButton>

/** A project as its partners see it. */
export const ProjectShow = ({ outcomes, ...room }: ShowProps) => {
  const { lang, project } = room
  return (
    <Page>
      <PageHead lang={lang} {...headOf(lang, project.title)} trail={trailOf(lang)} kicker={<>{project.reference} · <StateOf lang={lang} state={project.state} /></>} actions={project.may.work ? <LinkButton kind="quiet" href={href(routes.projects.edit, at(room))}>{words.edit[lang]}</LinkButton> : undefined} />
      <Split
        main={
          <>
            <Milestones {...room} />
            <Outputs {...room} />
            <Section lang={lang} title={words.outcomes} id="outcomes" actions={project.may.report ? <AddButton room={room} list="outcomes" label={words.outcomeAdd} /> : undefined}><OutcomeTable lang={lang} outcomes={outcomes} /></Section>
            <Spending {...room} />
            <Changes {...room} />
            <Reports {...room} />
          </>
        }
        side={<><Next {...room} /><AtAGlance {...room} /><Publicity {...room} /></>}
      />
    </Page>
  )
}

const Next = (room: Room) => {
  const { lang, project } = room
  const { may, version } = project
  if (!may.start && !may.complete && !may.end) return null
  return (
    <Card lang={lang} title={words.steps} tone="wash">
      {may.complete ? <p class="hint">{words.completeHint[lang]}</p> : null}
      <Actions>
        {may.start ? <PostButton lang={lang} kind="primary" action={href(routes.projects.start, at(room))} values={{ _version: version }} label={words.start} /> : null}
        {may.complete ? <PostButton lang={lang} kind="primary" action={href(routes.projects.complete, at(room))} values={{ _version: version }} label={words.complete} /> : null}
      </Actions>
      {may.end ? (
        <details><summary>{words.end[lang]}</summary>
          <Form lang={lang} action={href(routes.projects.end, at(room))} version={version}>
            <TextField lang={lang} name="reason" label={words.endReason} required />
            <Actions><Button kind="danger">{words.end[lang]}</Button></Actions>
          </Form>
        </details>
      ) : null}
    </Card>
  )
}

const AtAGlance = (room: Room) => {
  const { lang, project } = room
  return (
    <Card lang={lang} title={words.facts}>
      <Facts
        lang={lang}
        items={[
          ...project.partners.map((one) => ({ label: projectRoles[one.role], value: <a href={href(routes.organisations.show, { lang, slug: one.slug })}>{nameFor(lang, one.name)}</a> })),
          { label: words.term, value: say(lang, words.termText, { from: showDay(lang, project.startsOn), to: showDay(lang, project.endsOn) }) },
          { label: words.ended, value: project.endedOn && <Day lang={lang} at={project.endedOn} /> },
          { label: words.reason, value: project.endedReason },
          { label: words.source, value: project.agreementId ? <a href={href(routes.agreements.show, { lang, id: showId(project.agreementId) })}>{words.seeAgreement[lang]}</a> : `${words.award[lang]} ${project.awards.join(lang === 'zh' ? '、' : ', ')}` },
          { label: words.deal, value: project.dealId && <a href={href(routes.deals.show, { lang, id: showId(project.dealId) })}>{words.seeDeal[lang]}</a> },
        ]}
      />
    </Card>
  )
}

const Publicity = (room: Room) => {
  const { lang, actor, project } = room
  const mine = publishesFor(actor)
  return (
    <Card lang={lang} title={words.publicTitle}>
      <p class="hint">{words.publicHint[lang]}</p>
      <ul class="grid gap-2 my-3">
        {project.partners.map((one) => (
          <li class="flex flex-wrap items-center justify-between gap-2">
            <span>{nameFor(lang, one.name)}</span>
            {mine.includes(one.organisationId)
              ? <PostButton lang={lang} small kind={one.public ? 'quiet' : 'plain'} action={href(routes.projects.publicity, at(room))} values={{ organisation: showId(one.organisationId), agrees: one.public ? 'no' : 'yes' }} label={one.public ? words.publicNo : words.publicYes} />
              : <Badge tone={one.public ? 'jade' : 'neutral'}>{(one.public ? words.agreed : words.notAgreed)[lang]}</Badge>}
          </li>
        ))}
      </ul>
      {project.partners.every((one) => one.public) ? <a href={href(routes.projects.public, at(room))}>{words.publicSee[lang]}</a> : null}
    </Card>
  )
}
