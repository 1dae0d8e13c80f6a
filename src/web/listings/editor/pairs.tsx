import { type Lang, langs, otherLang, say } from '../../../core/text.ts'
import { type ListingKind, type TextField, textLimits } from '../../../modules/listings/content.ts'
import type { DraftContent } from '../../../modules/listings/draft-content.ts'
import { one, type Problems, type Values } from '../../form.ts'
import { Badge } from '../../ui/badges.tsx'
import { TextArea } from '../../ui/fields.tsx'
import { langTag } from '../../ui/said.ts'
import { editorWords } from '../messages/editor.ts'
import { langNames } from '../messages/hall.ts'
import { sectionHints, sectionName, sectionOrder } from '../messages/sections.ts'
import { type LiveTexts, markAt } from './marks.ts'
import { textName } from './typed.ts'

export type PairsProps = { lang: Lang; kind: ListingKind; values: Values; source: Lang; live: LiveTexts; problems: Problems; theirs?: DraftContent }

const rows: Partial<Record<TextField, number>> = { title: 2, summary: 5, description: 10, keywords: 3 }
/** Sections asked of each kind; the others stand folded, open where something is written. */
const asked: Record<ListingKind, readonly TextField[]> = {
  offer: ['title', 'summary', 'description', 'advantages', 'partnerRole', 'trlEvidence', 'keywords'],
  need: ['title', 'summary', 'description', 'specification', 'partnerRole', 'basis', 'keywords'],
  expertise: ['title', 'summary', 'strengths', 'cases', 'laboratories', 'team', 'keywords'],
  facility: ['title', 'summary', 'description', 'measures', 'accessTerms', 'keywords'],
}

/** Section by section, both languages beside each other. */
export const TextPairs = (props: PairsProps) => {
  const { lang, kind, values } = props
  const further = sectionOrder[kind].filter((field) => !asked[kind].includes(field))
  const written = further.some((field) => langs.some((one_) => one(values, textName(field, one_)) !== ''))
  return (
    <div class={`editor-pairs editor-source-${props.source}`}>
      {asked[kind].map((field) => <Pair {...props} field={field} />)}
      <details class="editor-more" open={written}>
        <summary>{editorWords.more[lang]}</summary>
        {further.map((field) => <Pair {...props} field={field} />)}
      </details>
    </div>
  )
}

const Pair = (props: PairsProps & { field: TextField }) => {
  const { lang, kind, field } = props
  const hint = sectionHints[kind][field]
  return (
    <fieldset class="editor-pair">
      <legend>{sectionName(kind, field)[lang]}</legend>
      {hint ? <p class="hint">{hint[lang]}</p> : null}
      {langs.map((writing) => <Side {...props} writing={writing} />)}
    </fieldset>
  )
}

const Side = ({ lang, field, writing, values, source, live, problems, theirs }: PairsProps & { field: TextField; writing: Lang }) => {
  const name = textName(field, writing)
  const body = one(values, name)
  const mark = writing === otherLang(source) ? markAt(values, live, source, field) : undefined
  const other = theirs?.texts[writing]?.[field] ?? ''
  return (
    <div class={`editor-side editor-side-${writing}`}>
      <TextArea
        lang={lang}
        name={name}
        writing={writing}
        label={`${langNames[writing][lang]} · ${(writing === source ? editorWords.sourceMark : editorWords.translationMark)[lang]}`}
        value={body}
        rows={rows[field] ?? 5}
        limit={textLimits[field]}
        error={problems[name]}
      />
      {mark ? <p class="editor-mark"><Badge tone="amber">{(mark === 'machine' ? editorWords.machine : mark === 'stale' ? editorWords.stale : editorWords.willBeStale)[lang]}</Badge></p> : null}
      {theirs && other !== body ? <Theirs lang={lang} writing={writing} body={other} /> : null}
    </div>
  )
}

/** What the other writer stored, beside what was typed. */
const Theirs = ({ lang, writing, body }: { lang: Lang; writing: Lang; body: string }) => (
  <div class="editor-theirs">
    <p class="kicker">{editorWords.theirs[lang]}</p>
    <p class="typed" lang={langTag[writing]}>{body || say(lang, editorWords.untitled)}</p>
  </div>
)
