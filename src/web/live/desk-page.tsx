import { showId } from '../../core/id.ts'
import type { Lang } from '../../core/text.ts'
import { type DeskPoll, type DeskQuestion, regionWords, type Session, type Stream, type ViewerFigure, takesFromWords } from '../../modules/events/live/live.ts'
import type { Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { headOf, shown } from '../ui/bilingual.tsx'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox, optionsOf, Radios } from '../ui/choices.tsx'
import { Form } from '../ui/form.tsx'
import { Page, PageHead, Section, Split } from '../ui/page.tsx'
import { said, showNumber, type Words } from '../ui/said.ts'
import { FigureForm, PollForm, StreamForm } from './desk-forms.tsx'
import { DeskPolls } from './desk-polls.tsx'
import { DeskItem, WaitingList } from './desk-questions.tsx'
import { StateMark, at } from './page.tsx'
import { deskWords as words } from './messages/desk.ts'
import { liveWords } from './messages/page.ts'

export { WaitingList } from './desk-questions.tsx'

export type DeskForm = 'settings' | 'stream' | 'figure' | 'poll'
export type DeskProps = {
  lang: Lang
  at: Date
  session: Session
  questions: readonly DeskQuestion[]
  polls: readonly DeskPoll[]
  streams: readonly Stream[]
  figures: readonly ViewerFigure[]
  attendance: readonly { minute: Date; viewers: number }[]
  hosts: readonly string[]
  again?: { form: DeskForm; values: Values; problems: Record<string, Words> }
}

/** What was typed in this form before it was refused. */
export const typedIn = ({ again }: DeskProps, form: DeskForm): { values: Values; problems?: Record<string, Words> } => (again?.form === form ? again : { values: {} })

/** Who moderates runs the session from here: questions on the left, the rest on the right. */
export const DeskPage = (props: DeskProps) => {
  const { lang, session, questions } = props
  const where = at(props)
  const shownOnes = questions.filter((one) => one.state === 'shown' || one.state === 'answered')
  const hidden = questions.filter((one) => one.state === 'hidden')
  return (
    <Page width="wide">
      <PageHead
        lang={lang} title={words.title} lead={headOf(lang, session.title).title} kicker={<StateMark lang={lang} state={session.state} />}
        trail={[{ href: href(routes.events.show, { lang, slug: session.event.slug }), label: shown(lang, session.event.name).text }, { href: href(routes.live.show, where), label: words.back }]}
        actions={<><States {...props} /><LinkButton href={href(routes.live.stage, where)}>{liveWords.stage[lang]}</LinkButton>{session.kind === 'roadshow' ? <LinkButton href={href(routes.roadshow.desk, where)}>{words.roadshow[lang]}</LinkButton> : null}</>}
      />
      <Split
        main={<>
          <Section lang={lang} title={words.waiting} id="waiting"><div data-controller="refresh" data-refresh-href-value={href(routes.liveDesk.waiting, where)}><WaitingList {...props} /></div></Section>
          <Section lang={lang} title={words.shown} id="shown">{shownOnes.length === 0 ? <p class="hint">{words.shownNone[lang]}</p> : <ol class="desk-asks">{shownOnes.map((question) => <DeskItem {...props} question={question} />)}</ol>}</Section>
          {hidden.length > 0 ? <details class="disclosure"><summary>{words.hidden[lang]} <span class="count">{hidden.length}</span></summary><ol class="desk-asks">{hidden.map((question) => <DeskItem {...props} question={question} />)}</ol></details> : null}
        </>}
        side={<>
          <Card lang={lang} title={words.polls} id="polls"><DeskPolls {...props} /><PollForm {...props} /></Card>
          <Settings {...props} />
          <Card lang={lang} title={words.streams} id="streams">
            {props.streams.length === 0 ? <p class="hint">{words.streamsNone[lang]}</p> : <ul class="desk-lines">{props.streams.map((one) => <li><span><strong>{shown(lang, one.name).text}</strong> <span class="hint">{regionWords[one.region][lang]}</span></span><PostButton lang={lang} small kind="quiet" action={href(routes.liveDesk.streamRemove, { ...where, id: showId(one.id) })} label={words.remove} /></li>)}</ul>}
            <StreamForm {...props} />
          </Card>
          <Card lang={lang} title={words.figures} id="figures">
            {props.figures.length > 0 ? <ul class="desk-lines">{props.figures.map((one) => <li><span>{shown(lang, one.source).text}</span><strong>{showNumber(lang, one.viewers)}</strong></li>)}</ul> : null}
            {props.attendance.length > 0 ? <p class="hint">{words.attendance[lang]}{lang === 'zh' ? '：' : ': '}{said(lang, words.attendanceLine, { n: showNumber(lang, Math.max(...props.attendance.map((one) => one.viewers))) })}</p> : null}
            <FigureForm {...props} />
          </Card>
        </>}
      />
    </Page>
  )
}

const States = ({ lang, session }: DeskProps) => {
  const action = href(routes.liveDesk.state, at({ lang, session }))
  return session.state === 'on'
    ? <PostButton lang={lang} kind="danger" action={action} values={{ state: 'ended' }} label={words.end} confirm={words.endConfirm} />
    : <PostButton lang={lang} kind="primary" action={action} values={{ state: 'on' }} label={session.state === 'ended' ? words.again : words.begin} />
}

const Settings = (props: DeskProps) => {
  const { lang, session } = props
  const { problems } = typedIn(props, 'settings')
  return (
    <Card lang={lang} title={words.settings} id="settings">
      <Form lang={lang} action={href(routes.liveDesk.settings, at(props))} version={session.version} errors={problems}>
        <Checkbox lang={lang} name="questions" label={words.takesQuestions} checked={session.questions} />
        <Checkbox lang={lang} name="moderated" label={words.moderated} checked={session.moderated} />
        <Checkbox lang={lang} name="reactions" label={words.reactions} checked={session.reactions} />
        <Radios lang={lang} name="takesFrom" label={words.takesFrom} options={optionsOf(takesFromWords)} value={session.takesFrom} />
        <Actions><Button>{words.save[lang]}</Button></Actions>
      </Form>
    </Card>
  )
}
