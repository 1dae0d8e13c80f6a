import type { Actor } from '../../../core/actor.ts'
import { showId } from '../../../core/id.ts'
import { type Lang, otherLang, say } from '../../../core/text.ts'
import type { ListingPage, Wish } from '../../../modules/listings/listings.ts'
import type { Gloss, GlossTerm } from '../../../modules/matching/matching.ts'
import { href } from '../../route.ts'
import { routes } from '../../routes.ts'
import { LinkButton, PostButton } from '../../ui/buttons.tsx'
import { langTag } from '../../ui/said.ts'
import { showDay } from '../../ui/time.tsx'
import { listingHref } from '../address.ts'
import { langNames } from '../messages/hall.ts'
import { showWords } from '../messages/show.ts'
import { translationWords } from '../messages/translation.ts'

type Props = { lang: Lang; actor: Actor; listing: ListingPage; gloss?: Gloss; wish: Wish }

/** For readers whose language has no text by a person: what there is, the key terms, and the way to ask. */
export const AcrossLanguages = (props: Props) => {
  const { lang, listing, gloss } = props
  const own = listing.texts.title.variants[lang]
  if (own && own.origin !== 'machine') return listing.ours ? <Askers {...props} of={otherLang(listing.source)} /> : null
  return (
    <aside class="across" aria-labelledby={gloss ? 'gloss-title' : undefined}>
      <p>{own ? translationWords.machineOnly[lang] : say(lang, showWords.pageOnlyIn, { lang: langNames[listing.source][lang] })}</p>
      {gloss ? <GlossBox lang={lang} gloss={gloss} /> : null}
      <Asking {...props} byMachine={own !== undefined} />
      {listing.ours ? <Askers {...props} of={lang} /> : null}
    </aside>
  )
}

const Askers = ({ lang, listing, wish, of }: Props & { of: Lang }) =>
  wish.askers ? (
    <div class="across-ask">
      <p>{say(lang, translationWords.askers, { n: wish.askers, lang: langNames[of][lang] })}</p>
      <LinkButton small href={href(routes.listings.edit, { lang, id: showId(listing.id) })}>{translationWords.write[lang]}</LinkButton>
    </div>
  ) : null

const Asking = ({ lang, actor, listing, wish, byMachine }: Props & { byMachine: boolean }) => {
  if (listing.ours || listing.state !== 'published') return null
  if (wish.since) return <p class="hint">{say(lang, translationWords.asked, { day: showDay(lang, wish.since) })}</p>
  if (actor.kind !== 'person') return <p class="hint"><a href={href(routes.signIn.form, { lang }, { next: listingHref(lang, { id: listing.id }) })}>{translationWords.signIn[lang]}</a></p>
  return (
    <div class="across-ask">
      <PostButton lang={lang} small action={href(routes.listings.translationRequest, { lang, id: showId(listing.id) })} label={byMachine ? translationWords.askPerson : translationWords.ask} />
      <p class="hint">{translationWords.askHint[lang]}</p>
    </div>
  )
}

/** Key terms in the order of the text, each with its translations; said to be no translation. */
const GlossBox = ({ lang, gloss }: { lang: Lang; gloss: Gloss }) => (
  <section class="gloss">
    <h2 id="gloss-title">{translationWords.gloss[lang]}</h2>
    {gloss.terms.length === 0 ? <p class="hint">{translationWords.glossNone[lang]}</p> : (
      <>
        <p class="hint">{translationWords.glossNote[lang]}{gloss.terms.some(({ via }) => via === 'learned') ? ` ${translationWords.learnedNote[lang]}` : ''}</p>
        <dl>{gloss.terms.map((term) => <Term lang={lang} gloss={gloss} term={term} />)}</dl>
      </>
    )}
  </section>
)

const Term = ({ lang, gloss, term }: { lang: Lang; gloss: Gloss; term: GlossTerm }) => (
  <div>
    <dt lang={langTag[gloss.from]}>{term.label}</dt>
    <dd lang={langTag[gloss.to]}>
      {term.via === 'learned' ? <span class="gloss-learned" title={translationWords.learned[lang]}>{term.translations.join(lang === 'zh' ? '、' : ', ')}</span> : term.translations.join(lang === 'zh' ? '、' : ', ')}
    </dd>
  </div>
)
