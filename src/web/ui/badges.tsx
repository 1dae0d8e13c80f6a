import { type Lang, langs } from '../../core/text.ts'
import { badgeWords } from './messages.ts'
import { type Inner, type Words, classes, langTag, said } from './said.ts'
import { showDay } from './time.tsx'

/** Meaning of a colour: jade fits, done, verified; amber waiting, stale, due; accent the one thing that asks for attention. */
export type Tone = 'neutral' | 'primary' | 'jade' | 'amber' | 'accent'

export const Badge = ({ tone = 'neutral', solid, title, children }: Inner & { tone?: Tone; solid?: boolean; title?: string }) => (
  <span class={classes('mark-badge', `tone-${tone}`, solid && 'solid')} title={title}>{children}</span>
)

const stateTones: Record<string, Tone> = {
  draft: 'neutral', submitted: 'amber', held: 'amber', returned: 'accent', scheduled: 'primary', published: 'jade', paused: 'amber', closed: 'neutral', archived: 'neutral', expired: 'neutral',
  interest: 'amber', accepted: 'jade', screened: 'jade', nda: 'primary', scoping: 'primary', negotiating: 'primary', agreed: 'jade', delivering: 'jade', completed: 'jade', lost: 'neutral', declined: 'neutral', withdrawn: 'neutral', dormant: 'amber',
  waiting: 'amber', running: 'primary', done: 'jade', failed: 'accent', pending: 'amber', verified: 'jade', ended: 'neutral', active: 'jade', sent: 'jade', queued: 'amber',
}

/** A state with its word; the colour follows the state's name. */
export const StateBadge = ({ lang, state, label }: { lang: Lang; state: string; label: Words }) => <Badge tone={stateTones[state] ?? 'neutral'}>{said(lang, label)}</Badge>

export const KindBadge = ({ lang, kind }: { lang: Lang; kind: 'offer' | 'need' | 'expertise' | 'facility' }) => <span class={`kind kind-${kind}`}>{badgeWords[kind][lang]}</span>
export const NewBadge = ({ lang }: { lang: Lang }) => <Badge tone="jade">{badgeWords.fresh[lang]}</Badge>
export const EndingBadge = ({ lang, on }: { lang: Lang; on: Date | string }) => <Badge tone="amber">{said(lang, badgeWords.ending, { day: showDay(lang, on, 'short') })}</Badge>
export const SampleBadge = ({ lang }: { lang: Lang }) => <Badge>{badgeWords.sample[lang]}</Badge>
export const VerifiedBadge = ({ lang }: { lang: Lang }) => <Badge tone="jade"><span aria-hidden="true">✓ </span>{badgeWords.verified[lang]}</Badge>

/** In which languages something can be read; a stale one is marked. */
export const LangsBadge = ({ lang, has, stale = [] }: { lang: Lang; has: readonly Lang[]; stale?: readonly Lang[] }) => (
  <span class="langs">
    <span class="sr-only">{badgeWords.languages[lang]}{lang === 'zh' ? '：' : ': '}</span>
    {langs.filter((one) => has.includes(one)).map((one) => (
      <abbr class={classes(stale.includes(one) && 'stale')} title={badgeWords[one][lang]} lang={langTag[one]}>{badgeWords[`${one}Short`][lang]}</abbr>
    ))}
  </span>
)
