import { showId } from '../../core/id.ts'
import { type Lang, nameFor, type Phrase, readText } from '../../core/text.ts'
import { partWords } from '../../modules/alliances/alliances.ts'
import { type RequestLine, requestWords } from '../../modules/requests/requests.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { Actions, Button } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Day } from '../ui/time.tsx'
import { organisationWords as words } from './messages/organisations.ts'

const roleNames: Record<string, Phrase> = { ...partWords, ...words.roles }
const roleName = (lang: Lang, role: string): string => roleNames[role]?.[lang] ?? role

/** Requests that wait for the reader's answer; also drawn on the desk. */
export const RequestsToAnswer = ({ lang, requests }: { lang: Lang; requests: readonly RequestLine[] }) => (
  <div class="grid gap-4">
    {requests.map((one) => (
      <Card lang={lang} level={3} title={one.person ? nameFor(lang, one.person) : requestWords.kinds[one.kind]} kicker={requestWords.kinds[one.kind]}>
        <p class="flex flex-wrap items-center gap-2">
          {one.asker ? <>{nameFor(lang, one.asker)} → </> : null}
          {one.organisation ? <>{nameFor(lang, one.organisation)} </> : null}
          {one.space ? <>{readText(one.space, lang).body} </> : null}
          {one.role ? <Badge>{roleName(lang, one.role)}</Badge> : null} <Day lang={lang} at={one.createdAt} />
        </p>
        {one.email ? <p><a href={`mailto:${one.email}`}>{one.email}</a></p> : null}
        {one.message ? <p class="typed">{one.message}</p> : null}
        <Form lang={lang} action={href(routes.requests.answer, { lang, id: showId(one.id) })}>
          <TextField lang={lang} id={`f-answer-${showId(one.id)}`} name="answer" label={words.message} optional />
          <Actions>
            <Button kind="primary" name="verdict" value="accept">{words.accept[lang]}</Button>
            <Button name="verdict" value="decline">{words.decline[lang]}</Button>
          </Actions>
        </Form>
      </Card>
    ))}
  </div>
)
