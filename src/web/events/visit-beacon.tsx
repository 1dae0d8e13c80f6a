import type { Lang } from '../../core/text.ts'
import type { Event } from '../../modules/events/events.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'

type Props = { lang: Lang; event: Pick<Event, 'slug'>; part: 'event' | 'programme' } | { lang: Lang; event: Pick<Event, 'slug'>; part: 'session'; session: string }

/** Has the page say that it was opened, so that what only fetches is not counted. */
export const VisitBeacon = (props: Props) => {
  const { lang, event, part } = props
  const query = part === 'session' ? { session: props.session } : part === 'programme' ? { programme: 'yes' } : {}
  return <div hidden data-controller="view-beacon" data-view-beacon-href-value={href(routes.events.seen, { lang, slug: event.slug }, query)}></div>
}
