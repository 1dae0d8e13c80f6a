import type { Lang, Origin, Variant } from '../../core/text.ts'
import { Badge } from './badges.tsx'
import { provenanceWords } from './messages.ts'
import { said } from './said.ts'
import { showDay, showSpan } from './time.tsx'

type ProvenanceProps = {
  lang: Lang
  /** Whether what is shown is the source, and where it comes from. */
  source: boolean
  origin: Origin
  stale?: boolean
  /** Milliseconds between the translation and the original's last change. */
  olderBy?: number
  originalHref?: string
  /** The machine that wrote them, and when. */
  model?: string
  at?: string
}

/** Who wrote these words, and whether the original has moved on: "Translated by machine, 3 weeks older than the original". */
export const Provenance = ({ lang, source, origin, stale, olderBy, originalHref, model, at }: ProvenanceProps) => (
  <p class="provenance">
    <span>{source ? provenanceWords.source[lang] : origin === 'machine' && model && at ? said(lang, provenanceWords.machineBy, { model, day: showDay(lang, new Date(at)) }) : provenanceWords[origin][lang]}</span>
    {stale ? <Badge tone="amber">{olderBy ? said(lang, provenanceWords.older, { span: showSpan(lang, olderBy) }) : provenanceWords.stale[lang]}</Badge> : null}
    {!source && originalHref ? <a href={originalHref}>{provenanceWords.original[lang]}</a> : null}
  </p>
)

/** A mark beside words that a machine wrote; nothing for others'. */
export const MachineMark = ({ lang, of }: { lang: Lang; of: Pick<Variant, 'origin'> | undefined }) => (of?.origin === 'machine' ? <Badge tone="amber">{provenanceWords.machine[lang]}</Badge> : null)
