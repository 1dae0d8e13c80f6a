import { type Lang, nameFor, otherLang } from '../../core/text.ts'
import { type ShownText } from '../../modules/events/live/live.ts'
import { langTag, said } from '../ui/said.ts'
import { liveWords as words } from './messages/page.ts'
import type { QuestionShown } from './facts.ts'

/** The half that a reader gets, and the other where there are both. */
export function halvesFor(lang: Lang, text: ShownText): { body: string; in: Lang; other?: string } {
  const own = text[lang]
  if (own === undefined) return { body: text[text.s] ?? '', in: text.s }
  const other = text[otherLang(lang)]
  return { body: own, in: lang, ...(other === undefined ? {} : { other }) }
}

type ItemProps = { lang: Lang; question?: QuestionShown; action: string; voted?: boolean; may: boolean; answer?: boolean }

/**
 * One question with its votes; without one it is the pattern that the page's script fills. Every part stands there and is
 * hidden where it says nothing, so that both draw the same.
 */
export const QuestionItem = ({ lang, question, action, voted, may }: ItemProps) => {
  const text = question && halvesFor(lang, question.b)
  const reply = question?.r && halvesFor(lang, question.r)
  return (
    <li class="ask" data-n={question?.n} data-answered={question?.a ? 'yes' : undefined}>
      <form method="post" action={action} data-action="live#vote">
        <input type="hidden" name="n" value={question?.n ?? ''} />
        <button type="submit" class="ask-votes" disabled={!may || voted || question?.a === 1} aria-pressed={voted ? 'true' : 'false'} title={(voted ? words.voted : words.vote)[lang]}>
          <span aria-hidden="true">▲</span> <span data-part="votes">{question?.votes ?? 0}</span> <span class="sr-only">{words.vote[lang]}</span>
        </button>
      </form>
      <div class="ask-words">
        <p class="ask-body" data-part="body" lang={text && text.in !== lang ? langTag[text.in] : undefined}>{text?.body}</p>
        <p class="ask-other" data-part="other" lang={langTag[otherLang(lang)]} hidden={!text?.other}>{text?.other}</p>
        <p class="hint"><span class="ask-number">#<span data-part="n">{question?.n}</span></span> <span data-part="who">{question?.by ? nameFor(lang, question.by) : words.anonymous[lang]}</span><span class="ask-done" data-part="done" hidden={!question?.a}> · ✓ {words.answered[lang]}</span></p>
        <div class="ask-answer" data-part="reply" hidden={!reply}><p class="kicker">{words.answer[lang]}</p><p class="typed" data-part="replyBody" lang={reply && reply.in !== lang ? langTag[reply.in] : undefined}>{reply?.body}</p></div>
      </div>
    </li>
  )
}

/** How many votes, in words, for whoever cannot vote. */
export const votesSaid = (lang: Lang, n: number): string => said(lang, words.votes, { n })
