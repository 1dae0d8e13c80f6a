import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import { type Call, outcomes, outcomeWords, type Round } from '../../modules/calls/calls.ts'
import type { Release, Said } from '../../modules/calls/judging/judging.ts'
import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { HalvesFields, halvesIn, shown } from '../ui/bilingual.tsx'
import { Actions, Button, LinkButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Select } from '../ui/choices.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { TextArea, TextField } from '../ui/fields.tsx'
import { Form, Hidden } from '../ui/form.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { said, showNumber, type Words } from '../ui/said.ts'
import { showDay } from '../ui/time.tsx'
import { deskWords } from './messages/desk.ts'
import { judgeWords as words } from './messages/judging.ts'

export type CorrectionProps = { lang: Lang; call: Call; round: Round; release: Release; /** Those shown, of `total` in all. */ lines: readonly Said[]; total: number; q: string; again?: { values: Values; problems: Readonly<Record<string, Words>> } }

/** So many entries are shown without being looked for. */
export const mostShown = 60

/** What is out of a round, to be said otherwise where it was wrong. */
export const CorrectionPage = ({ lang, call, round, release, lines, total, q, again }: CorrectionProps) => {
  const where = { lang, slug: call.slug, id: showId(round.id) }
  const problems = again?.problems
  return (
    <Page>
      <PageHead lang={lang} title={words.correct} lead={words.correctLead} trail={[{ href: href(routes.calls.desk, { lang, slug: call.slug }), label: shown(lang, call.title).text }, { href: href(routes.judging.show, where), label: shown(lang, round.name).text }]} />
      {total > mostShown ? (
        <form method="get" action={href(routes.judging.correction, where)} class="mb-6 grid gap-3 sm:max-w-md">
          {q === '' ? <p class="hint">{said(lang, words.correctMore, { n: showNumber(lang, total) })}</p> : null}
          <TextField lang={lang} name="q" label={words.correctFind} value={q} />
          <Actions><Button>{words.find[lang]}</Button></Actions>
        </form>
      ) : null}
      {lines.length === 0 ? <EmptyState lang={lang} title={words.correctNothing} /> : (
        <Form lang={lang} action={href(routes.judging.correct, where, q ? { q } : {})} errors={problems}>
          <Hidden name="of" value={String(release.number)} />
          <p>{said(lang, words.correctOf, { n: release.number, when: showDay(lang, release.at) })}</p>
          <div class="grid gap-3">{lines.map((line) => <Entry lang={lang} line={line} values={again?.values} problems={problems} />)}</div>
          <TextArea lang={lang} name="reason" id="f-correct-reason" label={words.correctReason} rows={3} value={again ? one(again.values, 'reason') : ''} error={problems?.reason} required />
          <p class="hint">{words.correctSure[lang]}</p>
          <Actions><Button kind="primary">{words.correct[lang]}</Button><LinkButton kind="quiet" href={href(routes.judging.show, where)}>{deskWords.back[lang]}</LinkButton></Actions>
        </Form>
      )}
    </Page>
  )
}

const Entry = ({ lang, line, values, problems }: { lang: Lang; line: Said; values?: Values; problems?: Readonly<Record<string, Words>> }) => {
  const id = showId(line.entryId)
  const given: Values = values ?? { [`outcome-${id}`]: line.outcome, [`place-${id}`]: line.place === null ? '' : String(line.place), ...halvesIn(line.feedback, `feedback-${id}`) }
  return (
    <Card lang={lang} level={2} kicker={line.reference} title={line.title}>
      <Hidden name="entry" value={id} />
      {line.organisation ? <p class="hint">{nameFor(lang, line.organisation)}</p> : null}
      <div class="mt-3 grid items-start gap-3 sm:grid-cols-2">
        <Select lang={lang} name={`outcome-${id}`} id={`f-outcome-${id}`} label={words.outcome} options={outcomes.map((value) => ({ value, label: outcomeWords[value] }))} value={one(given, `outcome-${id}`)} empty={false} />
        <TextField lang={lang} name={`place-${id}`} id={`f-place-${id}`} label={words.place} value={one(given, `place-${id}`)} error={problems?.[`place-${id}`]} inputmode="numeric" size="short" optional />
      </div>
      <details class="mt-3" open={Boolean(problems?.[`feedback-${id}_zh`] ?? problems?.[`feedback-${id}_en`])}>
        <summary>{words.feedbackChange[lang]}</summary>
        <div class="mt-3"><HalvesFields lang={lang} name={`feedback-${id}`} zh={words.feedbackZh} en={words.feedbackEn} values={given} problems={problems} rows={3} /></div>
      </details>
    </Card>
  )
}
