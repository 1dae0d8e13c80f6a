import type { Lang } from '../../core/text.ts'
import { one, type Values } from '../form.ts'
import { TextArea, TextField } from '../ui/fields.tsx'
import type { Words } from '../ui/said.ts'
import type { Problems } from './reading.tsx'

type Props = { lang: Lang; name: string; zh: Words; en: Words; values: Values; problems?: Problems; rows?: number; hint?: Words; id?: string }

/** A field in both languages, the reader's own first. */
export const Halves = ({ lang, name, zh, en, values, problems, rows, hint, id }: Props) => {
  const labels = { zh, en }
  const order = lang === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const)
  return (
    <div class="grid gap-x-4 gap-y-6 sm:grid-cols-2">
      {order.map((half) => {
        const field = { lang, name: `${name}_${half}`, id: id && `${id}_${half}`, label: labels[half], value: one(values, `${name}_${half}`), error: problems?.[`${name}_${half}`] ?? problems?.[name], writing: half, hint }
        return rows ? <TextArea {...field} rows={rows} /> : <TextField {...field} />
      })}
    </div>
  )
}
