import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Lang } from '../../core/text.ts'
import { escaped } from './escaped.ts'
import { innerHtml } from './inner.tsx'
import { frame } from './messages.ts'
import { type Inner, type Words, langTag, said } from './said.ts'
import { Ago, agoHtml } from './time.tsx'

/** What happened, in order. `children` are {@link TimelineNote}s and {@link TimelineMessage}s. */
export const Timeline = ({ lang, label, children }: Inner & { lang: Lang; label: Words }) => (
  <ol class="grid gap-5 border-s-2 border-base-300 ps-5" aria-label={said(lang, label)}>{children}</ol>
)

const mark = (edge: string): string => `<span aria-hidden="true" class="absolute -start-[1.6875rem] top-[0.45rem] size-3 rounded-full border-2 bg-base-100 ${edge}"></span>`
const [plain, strong] = [mark('border-base-300'), mark('border-primary')]

/** An event in one line. */
export const TimelineNote = ({ lang, at, now, children }: Inner & { lang: Lang; at: Date; now: Date }) => (
  <li class="relative min-w-0">
    {raw(plain)}
    <div class="flex flex-wrap items-baseline gap-x-3"><span>{children}</span><span class="hint"><Ago lang={lang} at={at} now={now} /></span></div>
  </li>
)

type MessageProps = { lang: Lang; who: Child; at: Date; now: Date; /** None: its writer has had it erased. */ text: string | null; /** The language that it is written in. */ written: Lang; own?: boolean; children?: Child }

/** What somebody wrote, in the language in which they wrote it. Written as text: a page of a timeline has fifty. */
export const TimelineMessage = ({ lang, who, at, now, text, written, own, children }: MessageProps) => {
  const said = text === null ? `<p class="hint">${escaped(frame.erasedText[lang])}</p>` : text.split(/\n\s*\n/).map((one) => `<p class="typed [overflow-wrap:anywhere]">${escaped(one)}</p>`).join('')
  return raw(
    `<li class="relative min-w-0">${strong}<article class="sheet${own ? ' sheet-wash' : ''}"><p class="kicker flex flex-wrap items-baseline justify-between gap-x-3"><span>${innerHtml(who)}</span><span class="font-normal">${agoHtml(lang, at, now)}</span></p>` +
      `<div class="prose"${written === lang ? '' : ` lang="${langTag[written]}"`}>${said}</div>${innerHtml(children)}</article></li>`,
  )
}
