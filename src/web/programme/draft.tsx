import { showId } from '../../core/id.ts'
import { type Lang, nameFor } from '../../core/text.ts'
import { type Conflict, conflictWords, type Event, eventDayIn, type Session, sessionKindWords } from '../../modules/events/events.ts'
import { trailOf } from '../events/reading.tsx'
import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { shown } from '../ui/bilingual.tsx'
import { Actions, Button, LinkButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty.tsx'
import { TextArea } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { said, type Words } from '../ui/said.ts'
import { Table } from '../ui/table.tsx'
import { draftWords as words } from './messages/draft.ts'
import { programmeWords } from './messages/pages.ts'
import { Both, homeZone, weekday } from './times.tsx'

export type DraftProps = { lang: Lang; event: Event; sessions: readonly Session[]; conflicts: readonly Conflict[]; /** Of the newest release, and what the draft changes. */ released?: number; changes: number; values: Values; problems?: Record<string, Words> }

const editHref = (lang: Lang, event: Event, session: Pick<Session, 'id'>) => href(routes.draft.edit, { lang, slug: event.slug, id: showId(session.id) })

/** The draft of a programme: its sessions, what is wrong with it, and its release. */
export const DraftPage = (props: DraftProps) => {
  const { lang, event, sessions, conflicts } = props
  const at = { lang, slug: event.slug }
  const zone = homeZone(lang)
  const days = [...new Set(sessions.map((session) => eventDayIn(session.startsAt, zone)))]
  return (
    <Page>
      <PageHead
        lang={lang} title={words.title} lead={words.lead} trail={trailOf(lang, event, true)}
        actions={<><LinkButton kind="primary" href={href(routes.draft.new, at)}>{words.add[lang]}</LinkButton><LinkButton href={href(routes.draft.importForm, at)}>{words.import[lang]}</LinkButton></>}
      />
      {sessions.length === 0 ? <EmptyState lang={lang} title={words.none} text={words.noneText} action={{ href: href(routes.draft.new, at), label: words.add }} /> : (
        <>
          <Conflicts lang={lang} event={event} conflicts={conflicts} />
          <Release {...props} />
        </>
      )}
      {days.map((day) => (
        <Section lang={lang} title={weekday(lang, day)}>
          <Table
            lang={lang} caption={words.sessions} hiddenCaption measured
            columns={[{ key: 'when', label: words.when }, { key: 'what', label: words.what, width: 'wide' }, { key: 'room', label: words.room, width: 'narrow' }, { key: 'people', label: words.people }]}
            rows={sessions.filter((session) => eventDayIn(session.startsAt, zone) === day).map((session) => {
              const title = shown(lang, session.title)
              return {
                cells: {
                  when: <Both lang={lang} zone={zone} from={session.startsAt} to={session.endsAt} />,
                  what: <><a href={editHref(lang, event, session)} lang={title.lang}>{title.text}</a><span class="hint block">{[sessionKindWords[session.kind][lang], session.track && shown(lang, session.track).text].filter(Boolean).join(' · ')}</span></>,
                  room: session.venue ? shown(lang, session.venue.name).text : '–', people: session.speakers.map((who) => nameFor(lang, who.name)).join(programmeWords.listSeparator[lang]) || '–',
                },
              }
            })}
          />
        </Section>
      ))}
    </Page>
  )
}

const Sentence = ({ lang, event, conflict }: { lang: Lang; event: Event; conflict: Conflict }) => {
  const [first, second] = conflict.sessions
  const sentence = said(lang, conflictWords[conflict.rule], { who: conflict.who ? nameFor(lang, conflict.who) : '', one: shown(lang, first.title).text, two: second ? shown(lang, second.title).text : '' })
  return <li><a href={editHref(lang, event, first)}>{sentence}</a></li>
}

const Conflicts = ({ lang, event, conflicts }: { lang: Lang; event: Event; conflicts: readonly Conflict[] }) => {
  const blocking = conflicts.filter((one) => one.blocks)
  const warning = conflicts.filter((one) => !one.blocks)
  return (
    <div class="grid gap-3 my-4">
      {blocking.length > 0 ? <Notice lang={lang} kind="error" title={words.blocks}><ul>{blocking.map((one) => <Sentence lang={lang} event={event} conflict={one} />)}</ul></Notice> : null}
      {warning.length > 0 ? <details class="notice notice-warning" open={warning.length <= 5}><summary>{words.warns[lang]} ({warning.length})</summary><ul>{warning.map((one) => <Sentence lang={lang} event={event} conflict={one} />)}</ul></details> : null}
      {conflicts.length === 0 ? <Notice lang={lang} kind="done"><p>{words.fine[lang]}</p></Notice> : null}
    </div>
  )
}

const Release = ({ lang, event, conflicts, released, changes, values, problems }: DraftProps) => {
  const blocked = conflicts.some((one) => one.blocks)
  return (
    <Card lang={lang} id="release" title={words.release} tone="wash">
      {event.state !== 'published' ? <p class="hint">{words.notPublished[lang]}</p> : null}
      {released !== undefined ? <p>{changes > 0 ? said(lang, words.unreleased, { n: changes }) : said(lang, words.same, { n: released })} <a href={href(routes.programme.versions, { lang, slug: event.slug })}>{programmeWords.versions[lang]}</a></p> : null}
      {event.state === 'published' && !blocked && (changes > 0 || released === undefined) ? (
        <Form lang={lang} action={href(routes.draft.release, { lang, slug: event.slug })} errors={problems}>
          <TextArea lang={lang} name="note" label={words.note} hint={words.noteHint} rows={2} value={one(values, 'note')} error={problems?.note} optional />
          <Actions><Button kind="primary">{said(lang, words.releaseNext, { n: (released ?? 0) + 1 })}</Button></Actions>
        </Form>
      ) : null}
    </Card>
  )
}
