import { showId } from '../../core/id.ts'
import { type Lang, nameFor, say } from '../../core/text.ts'
import type { EventTodo } from '../../modules/events/events.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge } from '../ui/badges.tsx'
import { headOf } from '../ui/bilingual.tsx'
import { Task } from '../ui/tasks.tsx'
import { showClocks } from '../ui/time.tsx'
import { eventTaskWords as words } from './messages.ts'

const wayTo = (lang: Lang, { kind, slug, id }: EventTodo): string => {
  const at = { lang, slug, key: showId(id) }
  if (kind === 'outcome') return href(routes.meetings.outcome, at)
  if (kind === 'seat') return href(routes.registration.show, { lang, slug })
  if (kind === 'plan') return href(routes.meetingDesk.runShow, at)
  return `${href(routes.meetings.show, { lang, slug })}#r-${at.key}`
}

/** What waits for the reader at an event: with whom, at which, by when. */
export const EventTask = ({ lang, todo }: { lang: Lang; todo: EventTodo }) => {
  const person = todo.person ? nameFor(lang, todo.person) : ''
  const event = headOf(lang, todo.event).title
  const { title, action } = words[todo.kind]
  return (
    <Task
      lang={lang}
      href={wayTo(lang, todo)}
      kind={<Badge tone={todo.by ? 'accent' : 'amber'}>{words.kinds[todo.kind][lang]}</Badge>}
      title={say(lang, title, { person, event, n: todo.number ?? '' })}
      who={todo.kind === 'seat' ? undefined : [event, todo.at && showClocks(lang, todo.at)].filter(Boolean).join(' · ')}
      due={todo.by ? say(lang, words.by, { at: showClocks(lang, todo.by) }) : undefined}
      action={action}
    />
  )
}
