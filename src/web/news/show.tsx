import { shown } from '../ui/bilingual.tsx'
import type { Actor } from '../../core/actor.ts'
import { showId } from '../../core/id.ts'
import { type Lang, nameFor, otherLang } from '../../core/text.ts'
import { canReviewNews, canWriteNews, type Citation, citedFigures, type NewsFile, type NewsItem, newsKinds, ofAlliance, publishesNewsAtOnce } from '../../modules/news/news.ts'
import { stageWords } from '../../modules/deals/deals.ts'
import { one, type Problems, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Badge, SampleBadge, StateBadge } from '../ui/badges.tsx'
import { Actions, Button, LinkButton, PostButton } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import { TextField } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Section } from '../ui/page.tsx'
import { Provenance } from '../ui/provenance.tsx'
import { langTag, said, showNumber, type Words } from '../ui/said.ts'
import { Day, showDay } from '../ui/time.tsx'
import { Written } from '../ui/written.tsx'
import { newsStates, newsWords as words } from './messages.ts'

export type NewsPageProps = { lang: Lang; actor: Actor; item: NewsItem; citations: readonly Citation[]; files: readonly NewsFile[]; values?: Values; problems?: Problems; sentence?: Words }

export const NewsPage = (props: NewsPageProps) => {
  const { lang, actor, item, files, sentence } = props
  const [title, body] = [shown(lang, item.title), shown(lang, item.body)]
  const variant = item.body.variants[body.in]!
  const across = item.title.variants[otherLang(title.in)]?.body
  const at = { lang, id: showId(item.id) }
  const writes = canWriteNews(actor, item.spaceId)
  const trail = [
    { href: href(routes.news.list, { lang }), label: words.title },
    ...(item.space ? [{ href: href(ofAlliance(item) ? routes.news.ofAlliance : routes.events.show, { lang, slug: item.space.slug }), label: shown(lang, item.space.name).text }] : []),
  ]
  const open = item.state === 'draft' || item.state === 'withdrawn'
  return (
    <Page width="narrow">
      <PageHead
        lang={lang} title={title.text} titleLang={title.lang} trail={trail}
        kicker={<span class="flex flex-wrap items-center gap-2"><span>{newsKinds[item.kind][lang]} · <Day lang={lang} at={item.onDate} /></span>{item.pinned ? <Badge tone="primary">{words.pinned[lang]}</Badge> : null}{item.state === 'published' ? null : <StateBadge lang={lang} state={item.state} label={newsStates[item.state]} />}{item.sample ? <SampleBadge lang={lang} /> : null}</span>}
        actions={writes ? (
          <>
            {open ? <PostButton lang={lang} kind="primary" action={href(routes.news.publish, at)} values={{ _version: item.version }} label={publishesNewsAtOnce(actor, item.spaceId) ? words.publish : words.submit} /> : null}
            <LinkButton href={href(routes.news.edit, at)}>{words.edit[lang]}</LinkButton>
            {item.state === 'published' ? <PostButton lang={lang} kind="quiet" action={href(routes.news.pin, at)} values={{ on: item.pinned ? 'no' : 'yes' }} label={item.pinned ? words.unpin : words.pin} /> : null}
          </>
        ) : undefined}
      >
        {across ? <p class="result-other" lang={langTag[otherLang(title.in)]}>{across}</p> : null}
      </PageHead>
      {sentence ? <Notice lang={lang} kind="error" live><p>{said(lang, sentence)}</p></Notice> : null}
      {item.comment && (writes || canReviewNews(actor)) ? <Notice lang={lang} kind="warning"><p>{said(lang, words.commentWas, { comment: item.comment })}</p></Notice> : null}
      <Written text={body.text} lang={body.lang} />
      <Provenance lang={lang} source={body.in === item.body.source} origin={variant.origin} stale={variant.ofRev < item.body.rev} />
      <Facts {...props} />
      {files.length === 0 ? null : (
        <Section lang={lang} title={words.attachments} id="attachments">
          <ul class="grid gap-2">{files.map((file) => <li><a href={href(routes.files.show, { id: showId(file.id) })} download data-turbo="false">{file.name}</a> <span class="hint">{showNumber(lang, file.bytes / 1024)} kB</span></li>)}</ul>
        </Section>
      )}
      <Deciding {...props} />
    </Page>
  )
}

/** A fact with the way to it. */
export const FactLine = ({ lang, item, fact }: { lang: Lang; item: NewsItem; fact: Citation }) => {
  if (fact.kind === 'listing') {
    const title = shown(lang, fact.title)
    return <a href={href(routes.listings.show, { lang, id: showId(fact.listingId) })} lang={title.lang}>{title.text}</a>
  }
  if (fact.kind === 'figure') {
    const { label, counts } = citedFigures[fact.figure]
    const line = said(lang, words.figureLine, { label: label[lang], value: showNumber(lang, fact.value), day: showDay(lang, fact.asOf) })
    const space = ofAlliance(item) ? item.space?.slug : undefined
    const to = fact.figure === 'alliance.members' ? href(routes.alliances.members, { lang, slug: space ?? '' }) : href(routes.listings.hall, { lang }, { kind: fact.figure.endsWith('offers') ? 'offer' : 'need', space })
    return <><a href={to}>{line}</a> <span class="hint">{counts[lang]}</span></>
  }
  if (!fact.outcome) return <>{said(lang, words.caseOf, { reference: fact.reference })} <Badge tone={fact.permission?.refused ? 'accent' : 'amber'}>{(fact.permission?.refused ? words.refused : words.asked)[lang]}</Badge></>
  const { title, parties, stage, listingId } = fact.outcome
  const name = nameFor(lang, title)
  return <>{listingId ? <a href={href(routes.listings.show, { lang, id: showId(listingId) })}>{name}</a> : name} <span class="hint block">{said(lang, words.outcome, { parties: parties.map((party) => nameFor(lang, party)).join(lang === 'zh' ? '、' : ' and '), stage: stageWords[stage][lang] })}</span></>
}

const Facts = ({ lang, item, citations }: NewsPageProps) =>
  citations.length === 0 ? null : (
    <Section lang={lang} title={words.facts} id="facts">
      <p class="hint mb-3">{words.factsHint[lang]}</p>
      <ol class="grid gap-3 list-decimal ps-6">{citations.map((fact) => <li><FactLine lang={lang} item={item} fact={fact} /></li>)}</ol>
    </Section>
  )

/** A moderator's verdict, and taking the item from view. */
const Deciding = ({ lang, actor, item, values = {}, problems = {} }: NewsPageProps) => {
  const at = { lang, id: showId(item.id) }
  const reviews = canReviewNews(actor)
  return (
    <div class="mt-6 grid gap-4">
      {reviews && item.state === 'submitted' ? (
        <Card lang={lang} title={words.review} id="review">
          <Form lang={lang} action={href(routes.news.review, at)}>
            <TextField lang={lang} name="comment" label={words.comment} value={one(values, 'comment')} error={problems.comment} optional />
            <Actions><Button kind="primary" name="verdict" value="approve">{words.approve[lang]}</Button><Button name="verdict" value="return">{words.sendBack[lang]}</Button></Actions>
          </Form>
        </Card>
      ) : null}
      {item.state === 'published' && (reviews || canWriteNews(actor, item.spaceId)) ? (
        <details open={problems.comment ? true : undefined}>
          <summary>{words.withdraw[lang]}</summary>
          <Form lang={lang} action={href(routes.news.withdraw, at)}>
            <TextField lang={lang} name="comment" label={words.reason} value={one(values, 'comment')} error={problems.comment} required />
            <Actions><Button kind="danger">{words.withdraw[lang]}</Button></Actions>
          </Form>
        </details>
      ) : null}
    </div>
  )
}
