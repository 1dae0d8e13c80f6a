import { type Lang, say } from '../../core/text.ts'
import { rhythms, type Telling } from '../../modules/watches/watches.ts'
import { optionsOf, Checkboxes, Radios } from '../ui/choices.tsx'
import { TextArea, TextField } from '../ui/fields.tsx'
import type { Words } from '../ui/said.ts'
import { watchWords as words } from './messages.ts'

export type Typed = Record<string, string>
type Problems = Record<string, Words>

/** When and how to be told. */
export const TellingFields = ({ lang, telling, zone, problems = {} }: { lang: Lang; telling: Telling; zone: string; problems?: Problems }) => (
  <>
    <Radios lang={lang} name="rhythm" label={words.rhythm} hint={say(lang, words.zoneHint, { zone })} options={rhythms.map((one) => ({ value: one, label: words.rhythms[one] }))} value={telling.rhythm} error={problems.rhythm} />
    <Checkboxes lang={lang} name="by" label={words.channels} options={optionsOf({ desk: words.desk, mail: words.mail })} values={[...(telling.byDesk ? ['desk'] : []), ...(telling.byMail ? ['mail'] : [])]} error={problems.channels} />
  </>
)

export const NameField = ({ lang, value, error }: { lang: Lang; value?: string | null; error?: Words }) => (
  <TextField lang={lang} name="name" label={words.name} hint={words.nameHint} value={value} error={error} required autocomplete="off" />
)

/** The text of a private need in either language, and what it looks for. */
export const NeedFields = ({ lang, typed, problems = {} }: { lang: Lang; typed: Typed; problems?: Problems }) => (
  <>
    {(lang === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const)).map((one, place) => {
      const name = one === 'zh' ? 'textZh' : 'textEn'
      return <TextArea lang={lang} name={name} label={words[name]} hint={place === 0 ? words.textHint : undefined} writing={one} rows={5} value={typed[name]} error={problems[name]} optional={place === 1} />
    })}
    <Radios lang={lang} name="seeks" label={words.seeks} options={[{ value: 'offer', label: words.seeksOffer }, { value: 'need', label: words.seeksNeed }]} value={typed.seeks || 'offer'} error={problems.seeks} />
  </>
)
