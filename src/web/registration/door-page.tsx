import { type Lang, nameFor, readText, say } from '../../core/text.ts'
import { type DoorLine, type Event, type ReadResult } from '../../modules/events/events.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Button } from '../ui/buttons.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { showClocks } from '../ui/time.tsx'
import { deskTabs } from './list-page.tsx'
import { registrationsWords as words } from './messages/words.ts'
import { trailTo } from './pages.tsx'

/** Who has a seat, as the device keeps it: nothing beyond what the badge itself shows. */
const keptOf = (lang: Lang, lines: readonly DoorLine[]) =>
  Object.fromEntries(lines.map((one) => [one.code, [nameFor(lang, one.name), [one.organisation ? nameFor(lang, one.organisation) : '', readText(one.ticket, lang).body].filter(Boolean).join(' · '), one.checkedInAt ? one.checkedInAt.getTime() : 0]]))

/** The door: reads badges, and goes on reading while the network is away. Without scripts each badge is a form of its own. */
export const DoorPage = ({ lang, event, lines, code, result }: { lang: Lang; event: Event; lines: readonly DoorLine[]; code?: string; result?: ReadResult }) => {
  const action = href(routes.registrations.read, { lang, slug: event.slug })
  return (
    <Page width="narrow">
      <PageHead lang={lang} title={words.door} lead={words.doorLead} trail={trailTo(lang, event)} />
      {deskTabs(lang, event, 'door')}
      <div
        data-controller="door" data-door-href-value={action} data-door-key-value={`qiao:door:${event.id}`} data-door-in-value={words.doorIn[lang]} data-door-again-value={words.doorAgain[lang]}
        data-door-unknown-value={words.doorUnknown[lang]} data-door-waiting-value={words.doorWaiting[lang]} data-door-sent-value={words.doorSent[lang]} data-door-offline-value={words.doorOffline[lang]}
      >
        <script type="application/json" data-door-target="people" dangerouslySetInnerHTML={{ __html: JSON.stringify(keptOf(lang, lines)).replaceAll('<', '\\u003c') }} />
        <Form lang={lang} action={action} class="flex flex-wrap items-end gap-3">
          <TextField lang={lang} name="code" label={words.doorCode} value={code} autocomplete="off" autofocus />
          <Button kind="primary" data={{ 'door-target': 'button' }}>{words.doorRead[lang]}</Button>
        </Form>
        <div data-door-target="said" role="status" aria-live="assertive">{result ? <Result lang={lang} result={result} /> : null}</div>
        <p class="hint mt-2" data-door-target="state"></p>
      </div>
      <p class="hint">{lines.length === 0 ? words.doorNone[lang] : say(lang, words.doorList, { n: String(lines.length), m: String(lines.filter((one) => one.checkedInAt).length) })}</p>
    </Page>
  )
}

const Result = ({ lang, result }: { lang: Lang; result: ReadResult }) => (
  <Notice lang={lang} kind={result.outcome === 'in' ? 'done' : result.outcome === 'again' ? 'warning' : 'error'} title={{ in: words.doorIn, again: words.doorAgain, unknown: words.doorUnknown }[result.outcome]}>
    {result.name ? <p><strong>{nameFor(lang, result.name)}</strong>{result.organisation ? ` · ${nameFor(lang, result.organisation)}` : ''}{result.ticket ? ` · ${readText(result.ticket, lang).body}` : ''}</p> : null}
    {result.since ? <p class="hint">{showClocks(lang, result.since)}</p> : null}
  </Notice>
)
