import { type Lang, say } from '../../../core/text.ts'
import { type ListingKind, textFields, type TextField } from '../../../modules/listings/content.ts'
import type { Asked, EditableDraft } from '../../../modules/listings/listings.ts'
import { messages } from '../../../modules/listings/messages.ts'
import { canPublish, publishesAtOnce } from '../../../modules/listings/policy.ts'
import type { Actor } from '../../../core/actor.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { showId } from '../../../core/id.ts'
import { Badge } from '../../ui/badges.tsx'
import { Button, LinkButton } from '../../ui/buttons.tsx'
import { SaveState } from '../../ui/form.tsx'
import { Ago } from '../../ui/time.tsx'
import { factLabel } from '../show/fact-words.ts'
import { editorWords } from '../messages/editor.ts'
import { langNames } from '../messages/hall.ts'
import { sectionName } from '../messages/sections.ts'
import { textName } from './typed.ts'

type Props = { lang: Lang; actor: Actor; editing: EditableDraft; trusted: boolean }

const shownAsked = 6

const isText = (what: Asked['what']): what is TextField => (textFields as readonly string[]).includes(what)

/** The words and the place of something that is asked for. */
function askedLine(lang: Lang, kind: ListingKind, asked: Asked): { href: string; label: string } {
  if (asked.what === 'translation') return { href: `#f-${textName('title', asked.lang ?? 'en')}`, label: say(lang, editorWords.translation, { lang: langNames[asked.lang ?? 'en'][lang] }) }
  if (isText(asked.what)) return { href: `#f-${textName(asked.what, asked.lang ?? 'en')}`, label: say(lang, editorWords.inLang, { section: sectionName(kind, asked.what)[lang], lang: langNames[asked.lang ?? 'en'][lang] }) }
  return { href: `#f-${asked.what}`, label: factLabel(asked.what)[lang] }
}

/** What is missing and in which language, how the text stands, and what to do with it. */
export const Rail = (props: Props) => {
  const { lang, editing } = props
  const { lacks, completeness, overlong, listing } = editing
  return (
    <div class="editor-rail">
      <Doing {...props} />
      <section class="rail-part" aria-labelledby="rail-needed">
        <h2 id="rail-needed">{(lacks.length > 0 ? editorWords.toPublish : editorWords.readyToPublish)[lang]}</h2>
        {lacks.length > 0
          ? <ul>{lacks.map((lack) => <li><a href={lack.field && lack.lang ? `#f-${textName(lack.field, lack.lang)}` : '#f-contactEmail'}>{messages.lacks[lack.what][lang]}</a>{lack.lang ? <small class="hint"> {langNames[lack.lang][lang]}</small> : null}</li>)}</ul>
          : <p><Badge tone="jade"><span aria-hidden="true">✓ </span>{editorWords.readyToPublish[lang]}</Badge></p>}
      </section>
      {overlong.length > 0 ? (
        <section class="rail-part" aria-labelledby="rail-long">
          <h2 id="rail-long">{editorWords.tooLong[lang]}</h2>
          <ul>{overlong.map((one) => <li><a href={`#f-${textName(one.field, one.lang)}`}>{say(lang, editorWords.tooLongLine, { section: sectionName(listing.kind, one.field)[lang], lang: langNames[one.lang][lang] })}</a></li>)}</ul>
        </section>
      ) : null}
      <section class="rail-part" aria-labelledby="rail-complete">
        <h2 id="rail-complete">{say(lang, editorWords.completeNow, { n: completeness.score })}</h2>
        <svg class="meter" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="meter-track" width="100" height="4" /><rect class="meter-value" width={String(completeness.score)} height="4" /></svg>
        {completeness.missing.length > 0 ? (
          <>
            <p class="hint">{editorWords.toComplete[lang]}</p>
            <ul>{completeness.missing.slice(0, shownAsked).map((asked) => {
              const line = askedLine(lang, listing.kind, asked)
              return <li><a href={line.href}>{line.label}</a></li>
            })}</ul>
          </>
        ) : null}
      </section>
    </div>
  )
}

const Doing = ({ lang, actor, editing, trusted }: Props) => {
  const { listing, savedAt } = editing
  const id = showId(listing.id)
  const atOnce = publishesAtOnce(actor, { trusted })
  const may = canPublish(actor, listing)
  return (
    <section class="rail-part rail-doing">
      <p class="hint">{editorWords.savedAt[lang].split('{at}')[0]}<Ago lang={lang} at={savedAt} now={actor.at} />{editorWords.savedAt[lang].split('{at}')[1]}</p>
      <SaveState />
      <Button>{editorWords.save[lang]}</Button>
      <LinkButton href={href(routes.listings.preview, { lang, id })}>{editorWords.preview[lang]}</LinkButton>
      {may ? (
        <>
          <Button kind="primary" formaction={href(routes.listings.submit, { lang, id })}>{(atOnce ? editorWords.publish : editorWords.submit)[lang]}</Button>
          <p class="hint">{(atOnce ? editorWords.publishHint : editorWords.submitHint)[lang]}</p>
        </>
      ) : <p class="hint">{editorWords.mayNotPublish[lang]}</p>}
      {listing.hasPending ? <p class="hint">{editorWords.pending[lang]}</p> : null}
    </section>
  )
}
