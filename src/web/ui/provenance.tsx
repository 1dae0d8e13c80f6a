import type { Lang, Origin } from '../../core/text.ts'
import { Badge } from './badges.tsx'
import { provenanceWords } from './messages.ts'
import { said } from './said.ts'
import { showSpan } from './time.tsx'

type ProvenanceProps = {
  lang: Lang
  /** Whether what is shown is the source, and where it comes from. */
  source: boolean
  origin: Origin
  stale?: boolean
  /** Milliseconds between the translation and the original's last change. */
  olderBy?: number
  originalHref?: string
}

/** Who wrote these words, and whether the original has moved on: "Translated by machine, 3 weeks older than the original". */
export const Provenance = ({ lang, source, origin, stale, olderBy, originalHref }: ProvenanceProps) => (
  <p class="provenance">
    <span>{source ? provenanceWords.source[lang] : provenanceWords[origin][lang]}</span>
    {stale ? <Badge tone="amber">{olderBy ? said(lang, provenanceWords.older, { span: showSpan(lang, olderBy) }) : provenanceWords.stale[lang]}</Badge> : null}
    {!source && originalHref ? <a href={originalHref}>{provenanceWords.original[lang]}</a> : null}
  </p>
)
