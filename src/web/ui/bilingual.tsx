import { type Lang, type Phrase, readText, type Text } from '../../core/text.ts'
import { one, type Values } from '../form.ts'
import { TextArea, TextField } from './fields.tsx'
import { langTag, type Words } from './said.ts'

/** A text for a reader with the `lang` attribute that it needs on their page. */
export function shown(lang: Lang, text: Text): { text: string; lang?: string; in: Lang } {
  const { body, lang: written } = readText(text, lang)
  return { text: body, in: written, ...(written === lang ? {} : { lang: langTag[written] }) }
}

/** A text in the reader's language, else its source, with its language where it differs. */
export const Said = ({ lang, text }: { lang: Lang; text: Text }) => {
  const found = shown(lang, text)
  return <span lang={found.lang}>{found.text}</span>
}

/** The title of a Text for the head of a page. */
export const headOf = (lang: Lang, text: Text): { title: string; titleLang?: string } => {
  const found = shown(lang, text)
  return { title: found.text, titleLang: found.lang }
}
export const tagOf = (page: Lang, written: Lang): string | undefined => (page === written ? undefined : langTag[written])

type HalvesProps = { lang: Lang; name: string; zh: Phrase; en: Phrase; values?: Values; problems?: Record<string, Words>; rows?: number; limit?: number; /** Both are needed. */ both?: boolean; /** Neither is. */ optional?: boolean }

/** A field in both languages, the reader's own first. */
export const HalvesFields = ({ lang, name, zh, en, values = {}, problems, rows, limit, both, optional }: HalvesProps) => {
  const labels = { zh, en }
  const order = lang === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const)
  return (
    <>
      {order.map((half) => {
        const field = { lang, name: `${name}_${half}`, label: labels[half], value: one(values, `${name}_${half}`), error: problems?.[`${name}_${half}`], writing: half, limit, required: both, optional: optional || (!both && half !== lang) }
        return rows ? <TextArea {...field} rows={rows} /> : <TextField {...field} />
      })}
    </>
  )
}

/** The two halves of a Text as a form shows them again. */
export const halvesIn = (text: Text | null | undefined, name: string): Values => ({ [`${name}_zh`]: text?.variants.zh?.body ?? '', [`${name}_en`]: text?.variants.en?.body ?? '' })
