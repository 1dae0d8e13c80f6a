import { showId } from '../../core/id.ts'
import { type Lang, nameFor, otherLang, type Phrase } from '../../core/text.ts'
import type { DeskQuestion, Session } from '../../modules/events/live/live.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { Button, PostButton } from '../ui/buttons.tsx'
import { TextField } from '../ui/fields.tsx'
import { langTag, said } from '../ui/said.ts'
import { Ago } from '../ui/time.tsx'
import { deskWords as words } from './messages/desk.ts'
import { at } from './page.tsx'

export type ListProps = { lang: Lang; at: Date; session: Session; questions: readonly DeskQuestion[] }

/** Questions that wait: the piece of the desk that renews itself. */
export const WaitingList = (props: ListProps) => {
  const waiting = props.questions.filter((one) => one.state === 'waiting')
  if (waiting.length === 0) return <p class="hint">{words.waitingNone[props.lang]}{props.lang === 'zh' ? '。' : '. '}{words.waitingHint[props.lang]}</p>
  return <ol class="desk-asks">{waiting.map((question) => <DeskItem {...props} question={question} />)}</ol>
}

export const DeskItem = ({ lang, at: now, session, question }: ListProps & { question: DeskQuestion }) => {
  const where = { ...at({ lang, session }), id: showId(question.id) }
  const { body } = question
  const half = otherLang(body.source)
  const translated = body.variants[half]?.body
  const who = question.name ? nameFor(lang, question.name) : ''
  const stage = (values: Record<string, string>, label: Phrase) => <PostButton lang={lang} small action={href(routes.liveDesk.onStage, where)} values={values} label={label} />
  return (
    <li class="desk-ask" id={`q-${where.id}`}>
      <p class="desk-ask-body" lang={langTag[body.source]}>{body.variants[body.source]?.body}</p>
      {translated ? <p class="ask-other" lang={langTag[half]}>{translated}</p> : null}
      <p class="hint">
        {question.number ? <>#{question.number} · <strong>{question.votes}</strong> ▲ · </> : null}{question.named ? who : said(lang, words.unnamedFor, { name: who })} · <Ago lang={lang} at={question.askedAt} now={now} />
        {question.onStage ? <> <Badge tone="accent">{words.onStage[lang]}</Badge></> : null}{question.blocked ? <> <Badge>{words.blocked[lang]}</Badge></> : null}
      </p>
      <div class="desk-ask-deeds">
        {question.state === 'waiting' || question.state === 'hidden' ? <PostButton lang={lang} small kind="primary" action={href(routes.liveDesk.questionShow, where)} label={words.show} /> : null}
        {question.state === 'shown' ? (question.onStage ? stage({}, words.offStage) : stage({ question: where.id }, words.toStage)) : null}
        {question.state === 'shown' ? <PostButton lang={lang} small action={href(routes.liveDesk.questionAnswer, where)} label={words.answer} /> : null}
        {question.state === 'hidden' ? null : <PostButton lang={lang} small kind="quiet" action={href(routes.liveDesk.questionHide, where)} label={words.hide} />}
        <details class="desk-more">
          <summary>{words.more[lang]}</summary>
          <div class="desk-more-forms">
            <form method="post" action={href(routes.liveDesk.questionTranslate, where)}><TextField lang={lang} id={`tr-${where.id}`} name="translation" label={half === 'zh' ? words.intoChinese : words.intoEnglish} value={translated ?? ''} writing={half} /><Button small>{words.translateSave[lang]}</Button></form>
            {question.state === 'waiting' || question.number ? <form method="post" action={href(routes.liveDesk.questionMerge, where)}><TextField lang={lang} id={`in-${where.id}`} name="into" label={words.mergeInto} inputmode="numeric" size="short" /><Button small>{words.merge[lang]}</Button></form> : null}
            {question.number ? (
              <form method="post" action={href(routes.liveDesk.questionAnswer, where)}>
                <TextField lang={lang} id={`az-${where.id}`} name="answer_zh" label={words.answerZh} value={question.answer?.variants.zh?.body ?? ''} writing="zh" />
                <TextField lang={lang} id={`ae-${where.id}`} name="answer_en" label={words.answerEn} value={question.answer?.variants.en?.body ?? ''} writing="en" />
                <Button small>{words.answer[lang]}</Button>
              </form>
            ) : null}
            <PostButton lang={lang} small kind={question.blocked ? 'plain' : 'danger'} action={href(routes.liveDesk.questionBlock, where)} values={{ blocked: question.blocked ? 'no' : 'yes' }} label={question.blocked ? words.unblock : words.block} confirm={question.blocked ? undefined : words.blockConfirm} />
          </div>
        </details>
      </div>
    </li>
  )
}
