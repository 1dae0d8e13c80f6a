import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import type { OfferedProblem, ProblemQueue, Taker } from '../../modules/doors/doors.ts'
import { countryName } from '../../modules/people/words/places.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button, LinkButton } from '../ui/buttons.tsx'
import { Card, Facts } from '../ui/card.tsx'
import { Select } from '../ui/choices.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { TextArea } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Page, PageHead, Paragraphs, Section, Split } from '../ui/page.tsx'
import { langTag } from '../ui/said.ts'
import { Task, Tasks } from '../ui/tasks.tsx'
import { Ago, showDay } from '../ui/time.tsx'
import { problemWords, queueWords as words } from './messages/problem.ts'
import { type Shown, typedOf } from './proof.tsx'

/** What waits to be taken on, the oldest first. */
export const QueuePage = ({ lang, queue, now }: { lang: Lang; queue: ProblemQueue; now: Date }) => (
  <Page>
    <PageHead lang={lang} title={words.title} lead={words.lead} />
    {queue.waiting.length === 0 ? <EmptyState lang={lang} title={words.none} text={words.noneText} /> : (
      <Tasks>
        {queue.waiting.map((one) => (
          <Task
            lang={lang} href={href(routes.problemQueue.show, { lang, id: showId(one.id) })} title={one.title} titleLang={one.lang === lang ? undefined : langTag[one.lang]}
            kind={countryName(lang, one.country ?? '')} due={<Ago lang={lang} at={one.confirmedAt ?? one.createdAt} now={now} />} action={words.open}
          />
        ))}
      </Tasks>
    )}
    {queue.taken.length > 0 ? (
      <Section lang={lang} title={words.mine}>
        <Tasks>
          {queue.taken.map((one) => (
            <Task
              lang={lang} href={href(routes.problemQueue.show, { lang, id: showId(one.id) })} title={one.title} titleLang={one.lang === lang ? undefined : langTag[one.lang]}
              kind={nameFor(lang, one.taker ?? {})} who={one.firm ?? undefined} due={one.takenAt ? <Ago lang={lang} at={one.takenAt} now={now} /> : undefined} action={words.open}
            />
          ))}
        </Tasks>
      </Section>
    ) : null}
  </Page>
)

type TakeOnProps = { lang: Lang; problem: OfferedProblem; takers: readonly Taker[]; staff: boolean; shown?: Shown }

/** One problem, with what may be done about it. */
export const TakeOnPage = (props: TakeOnProps) => {
  const { lang, problem } = props
  return (
    <Page>
      <PageHead lang={lang} title={problem.title} titleLang={problem.lang === lang ? undefined : langTag[problem.lang]} trail={[{ href: href(routes.problemQueue.list, { lang }), label: words.title }]} />
      <Split
        main={(
          <>
            <Paragraphs text={problem.body ?? ''} lang={langTag[problem.lang]} />
            {problem.figure || problem.tried || problem.wantedBy ? (
              <Section lang={lang} title={words.answers}>
                <Facts
                  lang={lang}
                  items={[{ label: problemWords.figure, value: problem.figure }, { label: problemWords.wantedBy, value: problem.wantedBy && showDay(lang, problem.wantedBy) }, { label: problemWords.tried, value: problem.tried }]}
                />
              </Section>
            ) : null}
          </>
        )}
        side={<Side {...props} />}
      />
    </Page>
  )
}

const Side = ({ lang, problem, takers, staff, shown }: TakeOnProps) => (
  <>
    <Card lang={lang}>
      <Facts
        lang={lang}
        items={[
          { label: words.from, value: problem.country && countryName(lang, problem.country) },
          { label: words.since, value: problem.confirmedAt && showDay(lang, problem.confirmedAt) },
          { label: words.excluded, value: problem.excludedCountries.map((code) => countryName(lang, code)).join(lang === 'zh' ? '、' : ', ') || null },
          { label: words.firm, value: problem.firm },
          { label: words.contact, value: problem.contactName },
          { label: problemWords.email, value: problem.email && <a href={`mailto:${problem.email}`}>{problem.email}</a> },
        ]}
      />
      {problem.mine && problem.listingId ? <LinkButton kind="primary" href={href(routes.listings.edit, { lang, id: showId(problem.listingId) })}>{words.edit[lang]}</LinkButton> : null}
    </Card>
    {problem.state === 'waiting' ? <TakeOnCard lang={lang} problem={problem} takers={takers} shown={shown} /> : null}
    {problem.state === 'waiting' && staff ? (
      <Card lang={lang} title={words.refuse}>
        <p class="hint">{words.refuseText[lang]}</p>
        <Form lang={lang} action={href(routes.problemQueue.refuse, { lang, id: showId(problem.id) })}>
          <TextArea lang={lang} name="answer" label={words.answer} rows={3} value={typedOf(shown, 'answer')} error={shown?.problems.answer} required />
          <Actions><Button kind="danger">{words.refuse[lang]}</Button></Actions>
        </Form>
      </Card>
    ) : null}
  </>
)

const TakeOnCard = ({ lang, problem, takers, shown }: Pick<TakeOnProps, 'lang' | 'problem' | 'takers' | 'shown'>) => (
  <Card lang={lang} title={words.takeOn}>
    {takers.length === 0 ? <p class="hint">{words.cannot[lang]}</p> : (
      <Form lang={lang} action={href(routes.problemQueue.takeOn, { lang, id: showId(problem.id) })}>
        <p class="hint">{words.takeOnText[lang]}</p>
        {takers.length === 1
          ? <p><strong>{nameFor(lang, takers[0]?.name ?? {})}</strong></p>
          : <Select lang={lang} name="organisation" label={words.for} options={takers.map((one) => ({ value: one.id, label: nameFor(lang, one.name) }))} value={typedOf(shown, 'organisation')} error={shown?.problems.organisation} required />}
        <Actions><Button kind="primary">{words.takeOn[lang]}</Button></Actions>
      </Form>
    )}
  </Card>
)
