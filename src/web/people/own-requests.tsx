import { type Lang, nameFor } from '../../core/text.ts'
import { showId } from '../../core/id.ts'
import { type RequestLine, requestWords } from '../../modules/requests/requests.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { StateBadge } from '../ui/badges.tsx'
import { PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { Day } from '../ui/time.tsx'
import { accountWords as words } from './messages/account.ts'

/** What the reader has asked for, and the answers. */
export const OwnRequests = ({ lang, requests }: { lang: Lang; requests: readonly RequestLine[] }) => {
  if (requests.length === 0) return null
  return (
    <Card lang={lang} title={words.requests} id="requests">
      <ul class="grid gap-3">
        {requests.map((one) => (
          <li class="flex flex-wrap items-center gap-2">
            <span>{requestWords.kinds[one.kind][lang]}</span>
            {one.organisation && one.organisationSlug ? <><a href={href(routes.organisations.show, { lang, slug: one.organisationSlug })}>{nameFor(lang, one.organisation)}</a></> : null}{' '}
            <StateBadge lang={lang} state={one.state === 'submitted' ? 'waiting' : one.state} label={requestWords.states[one.state]} /> <Day lang={lang} at={one.createdAt} />{' '}
            {one.state === 'submitted' ? <PostButton lang={lang} kind="quiet" small action={href(routes.requests.cancel, { lang, id: showId(one.id) })} label={words.withdraw} /> : null}
            {one.answer ? <p class="typed w-full">{one.answer}</p> : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}
