import type { Child } from 'hono/jsx'
import { showId } from '../../core/id.ts'
import { type Lang, type Name, nameFor, readText } from '../../core/text.ts'
import { type CountedMeeting, countryLabel, type EventReport, fateWords, registrationStateWords, type ReportFacts, speakerRoleWords } from '../../modules/events/events.ts'
import { reasonNames } from '../../modules/events/meetings/meetings.ts'
import { stageWords } from '../../modules/deals/deals.ts'
import { partWords } from '../exhibits/messages/words.ts'
import { listingHref } from '../listings/address.ts'
import { kindNames } from '../listings/messages/hall.ts'
import { sessionHref } from '../programme/session.tsx'
import { OutcomeTable } from '../projects/outcomes.tsx'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { shown } from '../ui/bilingual.tsx'
import { said, showNumber, type Words } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { Clocks, Day } from '../ui/time.tsx'
import { caseWayWords, reportWords as words } from './messages/words.ts'

type Props = { lang: Lang; slug: string; facts: ReportFacts; unmet: EventReport['unmet'] }
type Columns = readonly (readonly [key: string, label: Words, number?: boolean])[]

const List = ({ lang, columns, rows, none = words.noneYet }: { lang: Lang; columns: Columns; rows: readonly Record<string, Child>[]; none?: Words }) =>
  rows.length === 0 ? <p>{said(lang, none)}</p> : <Table lang={lang} caption={words.title} hiddenCaption columns={columns.map(([key, label, number]) => ({ key, label, number }))} rows={rows.map((cells) => ({ cells }))} />

const House = ({ lang, house }: { lang: Lang; house: CountedMeeting['aHouse'] }) => (house ? <span class="block hint font-normal">{nameFor(lang, house.name)} · {countryLabel(lang, house.country)}</span> : null)
const Side = ({ lang, name, house }: { lang: Lang; name: Name; house: CountedMeeting['aHouse'] }) => <span class="block">{nameFor(lang, name)}<House lang={lang} house={house} /></span>

/** The facts behind a figure, each with the way to it. */
export const FactTable = ({ lang, slug, facts, unmet }: Props): Child => {
  const session = (id: string, title: Parameters<typeof readText>[0]): Child => <a href={sessionHref(lang, slug, { id })}>{shown(lang, title).text}</a>
  const n = (value: number) => showNumber(lang, value)
  switch (facts.kind) {
    case 'visits':
      return (
        <>
          {facts.opened.length > 0 ? (
            <div class="mb-8"><List lang={lang} columns={[['name', facts.opened.some((one) => one.booth) ? words.booth : words.session], ['n', words.openings, true]]}
              rows={facts.opened.map((one) => ({ n: n(one.visits), name: one.session ? session(one.session.id, one.session.title) : one.booth ? <a href={href(routes.booths.show, { lang, slug, organisation: one.booth.slug })}>{nameFor(lang, one.booth.name)}</a> : '–' }))} /></div>
          ) : null}
          <List lang={lang} columns={[['day', words.day], ['part', words.part], ['n', words.openings, true]]} rows={[...facts.days].reverse().map((one) => ({ day: <Day lang={lang} at={one.day} />, part: partWords[one.part][lang], n: n(one.visits) }))} />
        </>
      )
    case 'people':
      return (
        <List lang={lang} columns={[['person', words.person], ['organisation', words.organisation], ['country', words.country], ['ticket', words.ticket], ['state', words.state], ['in', words.in]]}
          rows={facts.lines.map((one) => ({
            person: nameFor(lang, one.name), organisation: one.organisation ? nameFor(lang, one.organisation) : '–', country: countryLabel(lang, one.country), ticket: shown(lang, one.ticket).text, state: registrationStateWords[one.state][lang], in: one.checkedInAt ? <Clocks lang={lang} at={one.checkedInAt} /> : '–',
          }))} />
      )
    case 'sessions':
      return <List lang={lang} columns={[['session', words.session], ['when', words.when]]} rows={facts.held.sessions.map((one) => ({ session: session(one.id, one.title), when: <Clocks lang={lang} at={one.startsAt} /> }))} />
    case 'speakers':
      return (
        <List lang={lang} columns={[['person', words.person], ['session', words.session]]}
          rows={facts.held.speakers.map(({ speaker, sessions }) => ({ person: <>{nameFor(lang, speaker.name)}<span class="block hint font-normal">{[speakerRoleWords[speaker.role][lang], speaker.about ? shown(lang, speaker.about).text : ''].filter(Boolean).join(' · ')}</span></>, session: sessions.map((one) => <span class="block">{session(one.id, one.title)}</span>) }))} />
      )
    case 'materials':
      return (
        <List lang={lang} columns={[['what', words.what], ['session', words.session]]}
          rows={facts.held.materials.map(({ material, session: one }) => ({ what: <a href={material.link ?? href(routes.files.show, { id: showId(material.fileId ?? '') })} rel="noopener nofollow">{shown(lang, material.title).text}</a>, session: session(one.id, one.title) }))} />
      )
    case 'live':
      return (
        <List lang={lang} columns={[['session', words.session], ['questions', words.questions, true], ['answered', words.answered, true], ['votes', words.votes, true], ['ballots', words.ballots, true]]}
          rows={facts.sums.map((one) => ({ session: session(one.sessionId, one.title), questions: n(one.questions), answered: n(one.answered), votes: n(one.votes), ballots: n(one.ballots) }))} />
      )
    case 'watched':
      return (
        <List lang={lang} columns={[['session', words.session], ['source', words.source], ['n', words.viewers, true], ['at', words.countedAt]]}
          rows={facts.watched.map((one) => ({ session: session(one.sessionId, one.title), source: one.sourceUrl ? <a href={one.sourceUrl} rel="noopener nofollow">{shown(lang, one.source).text}</a> : shown(lang, one.source).text, n: n(one.viewers), at: <Clocks lang={lang} at={one.countedAt} /> }))} />
      )
    case 'exhibits':
      return (
        <List lang={lang} columns={[['exhibit', words.exhibit], ['organisation', words.organisation]]}
          rows={facts.cards.map((card) => ({ exhibit: <><a href={listingHref(lang, card)}>{shown(lang, card.title).text}</a><span class="block hint font-normal">{kindNames[card.kind][lang]} · {card.reference}</span></>, organisation: card.owner ? <a href={href(routes.organisations.show, { lang, slug: card.owner.slug })}>{nameFor(lang, card.owner.name)}</a> : words.withheldName[lang] }))} />
      )
    case 'wishes':
      return <><p class="mb-4">{words.ofWishes[lang]}</p>{unmet.length > 0 ? <><h2 class="mb-2">{words.unmet[lang]}</h2><List lang={lang} columns={[['why', words.reason], ['n', words.number, true]]} rows={unmet.map((one) => ({ why: reasonNames[one.why][lang], n: n(one.n) }))} /></> : null}</>
    case 'meetings':
      return (
        <List lang={lang} columns={[['when', words.when], ['sides', words.sides], ['result', words.result]]}
          rows={facts.meetings.map((one) => ({ when: <Clocks lang={lang} at={one.startsAt} />, sides: <><Side lang={lang} name={one.a} house={one.aHouse} /><Side lang={lang} name={one.b} house={one.bHouse} /></>, result: <>{fateWords[one.fate][lang]}{one.reason ? <span class="block hint">{one.reason}</span> : null}</> }))} />
      )
    case 'cases':
      return (
        <>
          <List lang={lang} none={words.none} columns={[['reference', words.reference], ['title', words.about], ['way', words.way], ['stage', words.stage], ['day', words.since]]}
            rows={facts.cases.map((one) => ({ reference: <a href={href(routes.deals.show, { lang, id: showId(one.id) })}>{one.reference}</a>, title: one.title ? nameFor(lang, one.title) : '–', way: caseWayWords[one.way][lang], stage: stageWords[one.stage][lang], day: <Day lang={lang} at={one.at} /> }))} />
          <p class="hint mt-3">{facts.others === undefined ? words.othersFew[lang] : facts.others > 0 ? said(lang, words.others, { n: n(facts.others) }) : null}</p>
        </>
      )
    case 'outcomes':
      return facts.outcomes.length === 0 ? <p>{words.none[lang]}</p> : <OutcomeTable lang={lang} outcomes={facts.outcomes} />
  }
}
