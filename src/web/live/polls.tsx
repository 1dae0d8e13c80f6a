import type { Lang } from '../../core/text.ts'
import { fewestAnswers } from '../../modules/events/live/live.ts'
import { Button } from '../ui/buttons.tsx'
import { langTag, said, showNumber } from '../ui/said.ts'
import type { PollShown } from './facts.ts'
import { liveWords as words } from './messages/page.ts'
import { halvesFor } from './questions.tsx'

type PollProps = { lang: Lang; poll?: PollShown; action: string; answered?: boolean; may: boolean }

/** One poll; without one it is the pattern that the page's script fills. Results show once five have answered. */
export const PollItem = ({ lang, poll, action, answered, may }: PollProps) => {
  const text = poll && halvesFor(lang, poll.q)
  const [sum = 0, ...each] = poll?.counts ?? []
  const open = poll === undefined || (poll.s === 'open' && may && !answered)
  return (
    <li class="poll" data-n={poll?.n}>
      <form method="post" action={action} data-action="live#answer">
        <input type="hidden" name="n" value={poll?.n ?? ''} />
        <fieldset disabled={!open}>
          <legend class="poll-question" data-part="question" lang={text && text.in !== lang ? langTag[text.in] : undefined}>{text?.body}</legend>
          <ul class="poll-choices" data-part="choices">
            {poll?.c.map((choice, place) => <ChoiceItem lang={lang} place={place + 1} label={halvesFor(lang, choice)} count={each[place]} sum={sum} />)}
          </ul>
        </fieldset>
        <p class="poll-foot">
          <span data-part="send" hidden={!open}><Button small kind="primary">{words.pollSend[lang]}</Button></span>
          <span class="hint"><span data-part="sum">{said(lang, words.pollAnswers, { n: showNumber(lang, sum) })}</span><span data-part="few" hidden={each.length > 0 || sum === 0}> · {said(lang, words.pollFew, { n: fewestAnswers })}</span><span data-part="mine" hidden={!answered}> · {words.pollDone[lang]}</span><span data-part="closed" hidden={poll?.s !== 'closed'}> · {words.pollClosed[lang]}</span></span>
        </p>
      </form>
    </li>
  )
}

export const ChoiceItem = ({ lang, place, label, count, sum = 0 }: { lang: Lang; place?: number; label?: { body: string; in: Lang }; count?: number; sum?: number }) => (
  <li class="poll-choice">
    <label class="choice"><input type="radio" name="choice" value={place ?? ''} class="radio radio-sm" required /> <span data-part="label" lang={label && label.in !== lang ? langTag[label.in] : undefined}>{label?.body}</span></label>
    <span class="poll-bar" data-part="bar" hidden={count === undefined}><progress class="progress progress-primary" max={Math.max(1, sum)} value={count ?? 0} aria-hidden="true"></progress> <span data-part="count">{showNumber(lang, count ?? 0)}</span></span>
  </li>
)
