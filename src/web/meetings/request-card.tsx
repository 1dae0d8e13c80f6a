import { showId } from '../../core/id.ts'
import { nameFor } from '../../core/text.ts'
import type { MeetingRequest } from '../../modules/events/meetings/meetings.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Form } from '../ui/form.tsx'
import { Paragraphs } from '../ui/page.tsx'
import { Clocks } from '../ui/time.tsx'
import type { HubProps } from './hub.tsx'
import { meetWords as words } from './messages/pages.ts'
import { SlotSelect } from './parts.tsx'

/** A request that waits: its answer, or for who asked the way to change it and to take it back. */
export const RequestCard = ({ hub, one }: { hub: HubProps; one: MeetingRequest }) => {
  const { lang, event, round, me, problem } = hub
  const key = showId(one.id)
  const path = { lang, slug: event.slug, key }
  const mine = one.from === me.personId && !one.offered
  const slots = hub.pickable.get(one.id) ?? []
  const other = one.from === me.personId ? one.toName : one.fromName
  return (
    <li class="sheet" id={`r-${key}`}>
      <p class="kicker">{one.offered ? words.requestOffered[lang] : (mine ? words.requestsOut : words.requestsIn)[lang]} · {words.requestUntil[lang]} <Clocks lang={lang} at={one.expiresAt} /></p>
      <p class="font-semibold">{nameFor(lang, other)}</p>
      {one.startsAt ? <p>{words.askSlot[lang]}{lang === 'zh' ? '：' : ': '}<Clocks lang={lang} at={one.startsAt} /></p> : null}
      {one.words ? <Paragraphs text={one.words} /> : null}
      {one.offered ? <p class="hint">{words.requestOfferedText[lang]}</p> : null}
      {mine ? (
        <Actions>
          <LinkButton small href={href(routes.meetings.request, path)}>{words.requestEdit[lang]}</LinkButton>
          <PostButton lang={lang} small kind="quiet" action={href(routes.meetings.requestCancel, path)} label={words.takeBack} />
        </Actions>
      ) : (
        <Form lang={lang} action={href(routes.meetings.accept, path)}>
          {slots.length > 0 ? <SlotSelect lang={lang} id={`slot-${key}`} label={round.way === 'accepter' && !one.offered ? words.pick : words.askSlot} slots={slots} value={one.slotId ? showId(one.slotId) : undefined} error={problem?.key === key ? problem.says : undefined} /> : <p class="hint">{words.askNoSlots[lang]}</p>}
          <Actions>
            <Button kind="primary" disabled={slots.length === 0}>{words.accept[lang]}</Button>
            <Button kind="quiet" formaction={href(routes.meetings.decline, path)}>{words.decline[lang]}</Button>
          </Actions>
        </Form>
      )}
    </li>
  )
}
