import { LinkButton } from './buttons.tsx'
import type { Lang } from '../../core/text.ts'
import { type Inner, type Words, said } from './said.ts'

type EmptyProps = Inner & { lang: Lang; title: Words; text?: Words; action?: { href: string; label: Words }; level?: 2 | 3 }

/** Says what will be here, and the one action that fills it. */
export const EmptyState = ({ lang, title, text, action, level = 2, children }: EmptyProps) => {
  const Heading = `h${level}` as 'h2'
  return (
    <div class="empty-state">
      <svg viewBox="0 0 120 40" width="120" height="40" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round">
        <path d="M4 30C20 16 36 10 50 10" />
        <path d="M116 30C100 16 84 10 70 10" stroke-dasharray="2 6" />
        <path d="M4 36h112" class="mark-line" />
      </svg>
      <Heading>{said(lang, title)}</Heading>
      {text ? <p>{said(lang, text)}</p> : null}
      {children}
      {action ? <LinkButton kind="primary" href={action.href}>{said(lang, action.label)}</LinkButton> : null}
    </div>
  )
}
