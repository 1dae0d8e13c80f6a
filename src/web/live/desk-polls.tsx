import { showId } from '../../core/id.ts'
import type { DeskPoll } from '../../modules/events/live/live.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { shown } from '../ui/bilingual.tsx'
import { PostButton } from '../ui/buttons.tsx'
import { showNumber } from '../ui/said.ts'
import type { DeskProps } from './desk-page.tsx'
import { deskWords as words } from './messages/desk.ts'
import { at } from './page.tsx'

const states = { draft: words.pollDraft, open: words.pollOpened, closed: words.pollClosed } as const

/** The polls of a session with what may be done to each. */
export const DeskPolls = (props: DeskProps) => <ul class="desk-polls">{props.polls.map((poll) => <PollCard {...props} poll={poll} />)}</ul>

const PollCard = (props: DeskProps & { poll: DeskPoll }) => {
  const { lang, poll } = props
  const where = { ...at(props), id: showId(poll.id) }
  const sum = poll.choices.reduce((total, one) => total + one.answers, 0)
  return (
    <li>
      <p><strong>{shown(lang, poll.question).text}</strong> <Badge tone={poll.state === 'open' ? 'jade' : 'neutral'}>{states[poll.state][lang]}</Badge>{poll.onStage ? <> <Badge tone="accent">{words.onStage[lang]}</Badge></> : null}</p>
      <ul class="poll-choices">{poll.choices.map((choice) => <li class="poll-choice"><span>{shown(lang, choice.label).text}</span><span class="poll-bar"><progress class="progress progress-primary" max={Math.max(1, sum)} value={choice.answers} aria-hidden="true"></progress> {showNumber(lang, choice.answers)}</span></li>)}</ul>
      <div class="desk-ask-deeds">
        {poll.state === 'open'
          ? <PostButton lang={lang} small action={href(routes.liveDesk.pollClose, where)} label={words.pollClose} />
          : <PostButton lang={lang} small kind={poll.state === 'draft' ? 'primary' : 'plain'} action={href(routes.liveDesk.pollOpen, where)} label={poll.state === 'draft' ? words.pollOpen : words.pollReopen} />}
        {poll.state === 'draft' ? null : <PostButton lang={lang} small action={href(routes.liveDesk.onStage, at(props))} values={poll.onStage ? {} : { poll: where.id }} label={poll.onStage ? words.offStage : words.toStage} />}
        {sum === 0 ? <PostButton lang={lang} small kind="quiet" action={href(routes.liveDesk.pollRemove, where)} label={words.pollRemove} /> : null}
      </div>
    </li>
  )
}
