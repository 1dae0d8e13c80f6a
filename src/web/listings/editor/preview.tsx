import type { Actor } from '../../../core/actor.ts'
import { type Lang, langs, type Text } from '../../../core/text.ts'
import { readDraft } from '../../../modules/listings/draft-content.ts'
import { type TextBodies, type TextField, textFields } from '../../../modules/listings/content.ts'
import type { EditableDraft, ListingPage } from '../../../modules/listings/listings.ts'
import type { Terms } from '../../../modules/vocabularies/vocabularies.ts'
import type { Organisation } from '../../../modules/people/people.ts'
import { LinkButton } from '../../ui/buttons.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page, PageHead, Split } from '../../ui/page.tsx'
import { KindBadge } from '../../ui/badges.tsx'
import { langTag } from '../../ui/said.ts'
import { readText } from '../../../core/text.ts'
import { editorWords } from '../messages/editor.ts'
import { AttachmentsCard, ContactCard } from '../show/side.tsx'
import { FactsCard, LongFacts, WhoCard } from '../show/facts.tsx'
import { SideBySide, SingleText } from '../show/text.tsx'
import { partHref } from './frame.tsx'

function textOf(field: TextField, source: Lang, texts: { zh?: TextBodies; en?: TextBodies }, at: string): Text | undefined {
  const variants: Text['variants'] = {}
  for (const lang of langs) {
    const body = texts[lang]?.[field]?.trim()
    if (body) variants[lang] = { body, origin: lang === source ? 'author' : 'human', ofRev: 1, at }
  }
  const first = variants[source] ? source : langs.find((lang) => variants[lang])
  return first ? { source: first, rev: 1, variants } : undefined
}

/** The draft as readers would get it, right answers only. */
export function previewOf(editing: EditableDraft, owner: Organisation, terms: Terms, untitled: string): ListingPage {
  const { listing, draft, savedAt, completeness } = editing
  const { content } = readDraft(draft, terms)
  const at = savedAt.toISOString()
  const written = Object.fromEntries(textFields.flatMap((field) => {
    const text = textOf(field, content.source, content.texts, at)
    return text ? [[field, text]] : []
  })) as Partial<Record<TextField, Text>>
  const title = written.title ?? { source: content.source, rev: 1, variants: { [content.source]: { body: untitled, origin: 'author' as const, ofRev: 1, at } } }
  const { contactName, contactEmail, contactPhone, ...facts } = content.facts
  const { id, slug, name, verified } = owner
  return {
    id: listing.id, reference: listing.reference, kind: listing.kind, state: listing.state, texts: { ...written, title },
    langs: langs.filter((lang) => title.variants[lang]), facts, fields: terms.terms('field', facts.fields), priorities: terms.terms('priority', facts.priorities),
    chain: facts.chain ? { ...terms.term('chain', facts.chain), link: facts.chainLink } : undefined, source: title.source, revision: { id: listing.id, number: 1, textRev: 1, at: savedAt },
    owner: listing.nameWithheld ? undefined : { id, slug, name, verified }, nameWithheld: listing.nameWithheld, city: listing.nameWithheld ? undefined : (owner.city ?? undefined),
    place: { country: owner.country, region: owner.region ?? undefined, organisationKind: owner.kind },
    contact: { name: contactName ?? owner.contactName ?? undefined, email: contactEmail ?? owner.contactEmail ?? undefined, phone: contactPhone },
    attachments: [], hasConfidential: false, completeness: completeness.score, openForInterest: listing.openForInterest, bookmarked: false, sample: listing.sample, public: false, ours: true,
  }
}

export const PreviewPage = ({ lang, actor, listing }: { lang: Lang; actor: Actor; listing: ListingPage }) => {
  const title = readText(listing.texts.title, lang)
  return (
    <Page>
      <div class="standing">
        <Notice lang={lang} kind="note"><p>{editorWords.previewNote[lang]} <LinkButton small href={partHref(lang, listing.id, 'text')}>{editorWords.back[lang]}</LinkButton></p></Notice>
      </div>
      <PageHead lang={lang} title={title.body} titleLang={langTag[title.lang]} kicker={<><KindBadge lang={lang} kind={listing.kind} /> · <span class="reference">{listing.reference}</span></>} />
      <Split
        main={<>{listing.langs.length > 1 ? <SideBySide lang={lang} listing={listing} /> : <SingleText lang={lang} listing={listing} of={listing.source} />}<LongFacts lang={lang} listing={listing} /></>}
        side={<><WhoCard lang={lang} listing={listing} /><ContactCard lang={lang} actor={actor} listing={listing} url="" /><FactsCard lang={lang} listing={listing} /><AttachmentsCard lang={lang} listing={listing} /></>}
      />
    </Page>
  )
}
