import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import type { Call, Round } from '../../modules/calls/calls.ts'
import type { Progress } from '../../modules/calls/judging/judging.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { Actions, PostButton } from '../ui/buttons.tsx'
import { Section } from '../ui/page.tsx'
import { said } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Clocks, Day } from '../ui/time.tsx'
import { judgeWords as words } from './messages/judging.ts'

/** Who has reviewed what of a round, who is late, and the button that reminds them. */
export const ReviewProgress = ({ lang, at, call, round, progress }: { lang: Lang; at: Date; call: Call; round: Round; progress: readonly Progress[] }) => {
  if (progress.length === 0) return null
  const to = href(routes.judging.remind, { lang, slug: call.slug, id: showId(round.id) })
  const waiting = progress.filter((one) => one.submitted < one.assigned && (one.state === 'invited' || one.state === 'accepted'))
  const running = round.state === 'assigning' || round.state === 'assessing'
  return (
    <Section lang={lang} title={words.progress} id="progress">
      {running ? <p class="hint">{round.reviewsDue ? <>{words.dueAt[lang]} <Clocks lang={lang} at={round.reviewsDue} />{at > round.reviewsDue ? null : <> · {words.remindsItself[lang]}</>}</> : words.noDue[lang]}</p> : null}
      <Table
        lang={lang} caption={words.progress} hiddenCaption
        columns={[{ key: 'name', label: words.reviewer }, { key: 'state', label: words.state }, { key: 'done', label: words.done, number: true }, { key: 'open', label: words.notBegun, number: true }, { key: 'load', label: words.load, number: true }, { key: 'reminded', label: words.reminded }, { key: 'remind', label: words.remind, hiddenLabel: true }]}
        rows={progress.map((one) => ({
          cells: {
            name: nameFor(lang, one.name), state: one.late ? <Badge tone="accent">{words.late[lang]}</Badge> : one.submitted === one.assigned ? <Badge tone="jade">{words.allDone[lang]}</Badge> : one.begun + one.submitted === 0 ? <Badge tone="amber">{words.notBegun[lang]}</Badge> : <Badge>{words.begun[lang]}</Badge>,
            done: said(lang, words.carries, { done: one.submitted, all: one.assigned }), open: one.assigned - one.submitted - one.begun, load: one.loadMost, reminded: one.remindedAt ? <Day lang={lang} at={one.remindedAt} /> : '–',
            remind: running && waiting.includes(one) ? <PostButton lang={lang} small kind="quiet" action={to} values={{ reviewer: showId(one.reviewerId) }} label={words.remind} /> : '',
          },
        }))}
      />
      {running && waiting.length > 0 ? <Actions><PostButton lang={lang} action={to} label={said(lang, words.remindAll, { n: waiting.length })} confirm={words.remindSure} /></Actions> : null}
    </Section>
  )
}
