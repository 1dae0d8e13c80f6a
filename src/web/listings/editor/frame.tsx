import type { Child } from 'hono/jsx'
import { showId } from '../../../core/id.ts'
import { type Lang, nameFor } from '../../../core/text.ts'
import type { EditableDraft } from '../../../modules/listings/listings.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { StateBadge } from '../../ui/badges.tsx'
import { Page, PageHead } from '../../ui/page.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { editTitles, editorWords } from '../messages/editor.ts'
import { mineWords } from '../messages/mine.ts'
import { stateNames } from '../messages/show.ts'

/** The parts of the editor; each is a page of its own, so that no form stands inside another. */
export const editorParts = ['text', 'access', 'confidential', 'files', 'state'] as const
export type EditorPart = (typeof editorParts)[number]

const partNames = { text: editorWords.tabText, access: editorWords.tabAccess, confidential: editorWords.tabConfidential, files: editorWords.tabFiles, state: editorWords.tabState }

export const partHref = (lang: Lang, id: string, part: EditorPart): string => href(routes.listings.edit, { lang, id: showId(id) }, part === 'text' ? {} : { part })

export const draftTitle = (lang: Lang, editing: Pick<EditableDraft, 'draft'>): string => {
  const { zh, en } = editing.draft.texts
  return nameFor(lang, { zh: zh?.title?.trim() || undefined, en: en?.title?.trim() || undefined }) || editorWords.untitled[lang]
}

/** The head of every part of the editor. */
export const EditorFrame = ({ lang, editing, part, parts, children }: { lang: Lang; editing: EditableDraft; part: EditorPart; parts: readonly EditorPart[]; children: Child }) => {
  const { listing } = editing
  return (
    <Page width={part === 'text' ? 'wide' : 'normal'}>
      <PageHead
        lang={lang}
        title={draftTitle(lang, editing)}
        kicker={<>{editTitles[listing.kind][lang]} · <span class="reference">{listing.reference}</span> · <StateBadge lang={lang} state={listing.state} label={stateNames[listing.state]} /></>}
        trail={[{ href: href(routes.listings.mine, { lang }), label: mineWords.title }]}
      />
      <Tabs lang={lang} label={editorWords.tabs} tabs={parts.map((one) => ({ href: partHref(lang, listing.id, one), label: partNames[one], current: one === part }))} />
      {children}
    </Page>
  )
}
