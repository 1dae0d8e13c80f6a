import { showId } from '../../core/id.ts'
import { type Lang, nameFor, readText, say } from '../../core/text.ts'
import { type ChangeRequest, changeStates, dayOf, mayAnswer, type Output, outputWords, reportKinds, sumsOf } from '../../modules/projects/projects.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { Said } from '../ui/bilingual.tsx'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Hidden } from '../ui/form.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Amount } from '../ui/money.tsx'
import { Paragraphs, Section } from '../ui/page.tsx'
import { langTag } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Day, showDay } from '../ui/time.tsx'
import { projectWords as words } from './messages/pages.ts'
import { AddButton, at, partnerName, type Room } from './show.tsx'

export const Milestones = (room: Room) => {
  const { lang, actor, project } = room
  const today = dayOf(actor.at)
  return (
    <Section lang={lang} title={words.milestones} id="milestones" actions={project.may.work ? <AddButton room={room} list="milestones" label={words.milestoneAdd} /> : undefined}>
      {project.milestones.length === 0 ? <p class="hint">{words.milestonesNone[lang]}</p> : (
        <Table
          lang={lang} caption={words.milestones} hiddenCaption
          columns={[{ key: 'title', label: words.milestones }, { key: 'due', label: words.due }, { key: 'who', label: words.responsible }, { key: 'state', label: words.state }]}
          rows={project.milestones.map((one) => ({
            id: `m-${showId(one.id)}`,
            cells: {
              title: <Said lang={lang} text={one.title} />, due: <Day lang={lang} at={one.dueOn} />, who: partnerName(room, one.responsibleId),
              state: one.doneOn
                ? <><Badge tone="jade">{words.done[lang]}</Badge> <span class="hint"><Day lang={lang} at={one.doneOn} />{one.doneBy ? ` · ${nameFor(lang, one.doneBy)}` : ''}</span>{one.fileId ? <span class="block"><a download data-turbo="false" href={href(routes.projects.milestoneFile, { ...at(room), key: showId(one.id) })}>{one.fileName ?? words.file[lang]}</a></span> : null}{one.link ? <span class="block"><a href={one.link} rel="nofollow noopener">{words.evidence[lang]}</a></span> : null}</>
                : <><Badge tone={one.dueOn < today ? 'amber' : 'neutral'}>{(one.dueOn < today ? words.late : words.waiting)[lang]}</Badge>{project.may.work ? <span class="mt-2 flex flex-wrap gap-2"><LinkButton small href={href(routes.projects.milestone, { ...at(room), key: showId(one.id) })}>{words.markDone[lang]}</LinkButton><PostButton lang={lang} small kind="quiet" action={href(routes.projects.milestoneRemove, { ...at(room), key: showId(one.id) })} label={words.remove} confirm={words.removeSure} /></span> : null}</>,
            },
          }))}
        />
      )}
    </Section>
  )
}

/** What identifies an output, as a link where there is one. */
const Identifier = ({ lang, one }: { lang: Lang; one: Output }) => {
  if (one.doi) return <a href={`https://doi.org/${one.doi}`} rel="noopener" class="[overflow-wrap:anywhere]">{one.doi}</a>
  if (one.people) return <>{say(lang, words.peopleN, { n: one.people })}</>
  if (one.link) return <a href={one.link} rel="nofollow noopener">{one.number ?? words.link[lang]}</a>
  return <>{one.number ?? '–'}</>
}

export const OutputTable = ({ lang, outputs, act }: { lang: Lang; outputs: readonly Output[]; act?: (one: Output) => unknown }) => (
  <Table
    lang={lang} caption={words.outputs} hiddenCaption
    columns={[{ key: 'title', label: words.outputs }, { key: 'kind', label: words.kind }, { key: 'id', label: words.identifier }, { key: 'day', label: words.day }, ...(act ? [{ key: 'act', label: words.actions, hiddenLabel: true }] : [])]}
    rows={outputs.map((one) => ({ cells: { title: <Said lang={lang} text={one.title} />, kind: outputWords[one.kind][lang], id: <Identifier lang={lang} one={one} />, day: <Day lang={lang} at={one.onDate} />, act: (act?.(one) ?? '') as string } }))}
  />
)

export const Outputs = (room: Room) => {
  const { lang, project } = room
  const remove = (one: Output) => (project.mine.includes(one.recordedFor) ? <PostButton lang={lang} small kind="quiet" action={href(routes.projects.outputRemove, { ...at(room), key: showId(one.id) })} label={words.remove} confirm={words.removeSure} /> : '')
  return (
    <Section lang={lang} title={words.outputs} id="outputs" actions={project.may.report ? <AddButton room={room} list="outputs" label={words.outputAdd} /> : undefined}>
      {project.outputs.length === 0 ? <p class="hint">{words.outputsNone[lang]}</p> : <OutputTable lang={lang} outputs={project.outputs} act={project.may.report ? remove : undefined} />}
    </Section>
  )
}

export const Spending = (room: Room) => {
  const { lang, project } = room
  return (
    <Section lang={lang} title={words.spend} id="spend" actions={project.may.work ? <AddButton room={room} list="spend" label={words.spendAdd} /> : undefined}>
      {project.spend.length === 0 ? <p class="hint">{words.spendNone[lang]}</p> : (
        <>
          <p class="kicker">{words.spendSums[lang]}</p>
          <ul class="mb-4">
            {project.sums.map((sum) => <li>{partnerName(room, sum.payerId)}: <strong><Amount lang={lang} money={sum} /></strong></li>)}
            {sumsOf(project.sums).length < project.sums.length ? sumsOf(project.sums).map((sum) => <li class="hint">{sum.currency}: <Amount lang={lang} money={sum} /></li>) : null}
          </ul>
          <Table
            lang={lang} caption={words.spend} hiddenCaption
            columns={[{ key: 'about', label: words.purpose }, { key: 'payer', label: `${words.payer[lang]} → ${words.payee[lang]}` }, { key: 'day', label: words.day }, { key: 'amount', label: words.amount, number: true }, ...(project.may.work ? [{ key: 'act', label: words.actions, hiddenLabel: true }] : [])]}
            rows={project.spend.map((one) => ({
              cells: {
                about: one.withdrawnAt ? <><s>{one.about}</s> <Badge>{words.takenBack[lang]}</Badge></> : one.about, payer: `${partnerName(room, one.payerId)} → ${nameFor(lang, one.payee)}`, day: <Day lang={lang} at={one.spentOn} />,
                amount: one.withdrawnAt ? <s><Amount lang={lang} money={one} /></s> : <Amount lang={lang} money={one} />,
                act: !one.withdrawnAt && project.mine.includes(one.recordedFor) ? <PostButton lang={lang} small kind="quiet" action={href(routes.projects.spendWithdraw, { ...at(room), key: showId(one.id) })} label={words.takeBack} /> : '',
              },
            }))}
          />
        </>
      )}
    </Section>
  )
}

const Change = ({ room, one }: { room: Room; one: ChangeRequest }) => {
  const { lang, actor, project } = room
  const path = { ...at(room), key: showId(one.id) }
  const what = readText(one.what, lang)
  return (
    <li class="sheet">
      <p class="kicker">{say(lang, words.askedBy, { name: partnerName(room, one.askedFor), day: showDay(lang, one.askedAt) })} · <Badge tone={one.state === 'agreed' ? 'jade' : one.state === 'open' ? 'amber' : 'neutral'}>{changeStates[one.state][lang]}</Badge></p>
      <Paragraphs text={what.body} lang={what.lang === lang ? undefined : langTag[what.lang]} />
      {one.newEnd ? <p>{say(lang, words.newEndIs, { day: showDay(lang, one.newEnd) })}</p> : null}
      {one.answers.map((answer) => <p class="hint">{say(lang, answer.agrees ? words.agreedBy : words.refusedBy, { name: partnerName(room, answer.organisationId), reason: answer.reason ?? '' })}</p>)}
      {mayAnswer(actor, project, one).length > 0 ? (
        <>
          <PostButton lang={lang} kind="primary" small action={href(routes.projects.changeAnswer, path)} values={{ verdict: 'yes' }} label={words.agree} />
          <details><summary>{words.refuse[lang]}</summary>
            <Form lang={lang} action={href(routes.projects.changeAnswer, path)}>
              <Hidden name="verdict" value="no" />
              <TextField lang={lang} name="reason" id={`reason-${path.key}`} label={words.refuseReason} required />
              <Actions><Button>{words.refuse[lang]}</Button></Actions>
            </Form>
          </details>
        </>
      ) : null}
      {one.state === 'open' && project.mine.includes(one.askedFor) ? <PostButton lang={lang} small kind="quiet" action={href(routes.projects.changeWithdraw, path)} label={words.withdraw} /> : null}
    </li>
  )
}

export const Changes = (room: Room) => {
  const { lang, project } = room
  return (
    <Section lang={lang} title={words.changes} id="changes" actions={project.may.work ? <AddButton room={room} list="changes" label={words.changeAdd} /> : undefined}>
      {project.changes.length === 0 ? <p class="hint">{words.changesNone[lang]}</p> : <ol class="grid gap-3">{project.changes.map((one) => <Change room={room} one={one} />)}</ol>}
    </Section>
  )
}

export const Reports = (room: Room) => {
  const { lang, project } = room
  return (
    <Section lang={lang} title={words.reports} id="reports" actions={project.may.report ? <AddButton room={room} list="reports" label={words.reportAdd} /> : undefined}>
      {project.reports.length === 0 ? <p class="hint">{words.reportsNone[lang]}</p> : (
        <ol class="grid gap-3">
          {project.reports.map((one) => {
            const body = readText(one.body, lang)
            return (
              <li class="sheet">
                <details>
                  <summary>{say(lang, words.reportLine, { kind: reportKinds[one.kind][lang], from: showDay(lang, one.fromOn), to: showDay(lang, one.toOn) })}</summary>
                  <p class="kicker">{[one.writtenBy && nameFor(lang, one.writtenBy), partnerName(room, one.writtenFor)].filter(Boolean).join(' · ')} · <Day lang={lang} at={one.at} /></p>
                  <Paragraphs text={body.body} lang={body.lang === lang ? undefined : langTag[body.lang]} />
                </details>
                <Actions><LinkButton small download href={href(routes.projects.report, { ...at(room), key: showId(one.id) })}>{words.reportPdf[lang]}</LinkButton></Actions>
              </li>
            )
          })}
        </ol>
      )}
    </Section>
  )
}
