import { showId } from '../../core/id.ts'
import { type Lang, readText, say } from '../../core/text.ts'
import type { ModerationItem } from '../../modules/listings/listings.ts'
import { criteria } from '../../modules/listings/rules.ts'
import { one, type Problems, type Values } from '../form.ts'
import { FactsCard, LongFacts, WhoCard } from '../listings/show/facts.tsx'
import { DifferenceView } from '../listings/show/difference.tsx'
import { AttachmentsCard } from '../listings/show/side.tsx'
import { SideBySide, SingleText, Standing } from '../listings/show/text.tsx'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { KindBadge } from '../ui/badges.tsx'
import { Actions, Button } from '../ui/buttons.tsx'
import { Card } from '../ui/card.tsx'
import type { Terms } from '../../modules/vocabularies/vocabularies.ts'
import { Radios } from '../ui/choices.tsx'
import { TextArea } from '../ui/fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead, Section, Split } from '../ui/page.tsx'
import { langTag } from '../ui/said.ts'
import { Day } from '../ui/time.tsx'
import { criterionHints, criterionNames, moderationWords, outcomeNames } from './messages.ts'

type Props = { lang: Lang; terms: Terms; item: ModerationItem; values: Values; problems: Problems }

/** One version as readers would get it, what is new in it, and the four criteria. */
export const ReviewPage = (props: Props) => {
  const { lang, terms, item } = props
  const { listing } = item
  const title = readText(listing.texts.title, lang)
  return (
    <Page>
      <PageHead lang={lang} title={title.body} titleLang={langTag[title.lang]} trail={[{ href: href(routes.moderation.queue, { lang }), label: moderationWords.title }]} kicker={<><KindBadge lang={lang} kind={listing.kind} /> · <span class="reference">{listing.reference}</span></>} />
      {item.sampled ? <div class="standing"><Notice lang={lang}><p>{moderationWords.sampled[lang]}</p></Notice></div> : null}
      {item.difference ? <Section lang={lang} title={moderationWords.changes}><DifferenceView lang={lang} terms={terms} kind={listing.kind} difference={item.difference} /></Section> : null}
      <Split
        main={
          <>
            <Section lang={lang} title={moderationWords.text} id="text">
              {listing.langs.length > 1 ? <SideBySide lang={lang} listing={listing} /> : <><Standing lang={lang} listing={listing} of={listing.source} originalHref="#text" /><SingleText lang={lang} listing={listing} of={listing.source} /></>}
              <LongFacts lang={lang} listing={listing} />
            </Section>
            <Section lang={lang} title={moderationWords.criteria} id="criteria">
              {item.mayReview ? <Criteria {...props} /> : <p class="hint">{moderationWords.mayNot[lang]}</p>}
            </Section>
          </>
        }
        side={<><WhoCard lang={lang} listing={listing} /><FactsCard lang={lang} listing={listing} /><AttachmentsCard lang={lang} listing={listing} /><Past lang={lang} item={item} /></>}
      />
    </Page>
  )
}

const marks = ['0', '1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))

const Criteria = ({ lang, item, values, problems }: Props) => (
  <Form lang={lang} action={href(routes.moderation.review, { lang, id: showId(item.listing.id) })} errors={problems}>
    <input type="hidden" name="revision" value={item.revisionId} />
    <p class="hint">{moderationWords.criteriaHint[lang]}</p>
    <div class="criteria">
      {criteria.map((criterion) => (
        <Radios lang={lang} name={criterion} label={criterionNames[criterion]} hint={criterionHints[criterion]} options={marks} value={one(values, criterion)} error={problems[criterion]} required />
      ))}
    </div>
    <TextArea lang={lang} name="comment" label={moderationWords.comment} hint={moderationWords.commentHint} value={one(values, 'comment')} limit={2000} error={problems.comment} />
    <Actions><Button kind="primary">{moderationWords.decide[lang]}</Button></Actions>
  </Form>
)

const Past = ({ lang, item }: { lang: Lang; item: ModerationItem }) =>
  item.reviews.length === 0 ? null : (
    <Card lang={lang} id="past" title={moderationWords.past}>
      <ul class="past-reviews">
        {item.reviews.map((review) => (
          <li>
            <p>{say(lang, moderationWords.pastLine, { n: review.number, outcome: outcomeNames[review.outcome][lang], sum: criteria.reduce((sum, criterion) => sum + review[criterion], 0) })} <small class="hint"><Day lang={lang} at={review.at} /></small></p>
            {review.comment ? <p class="hint typed">{review.comment}</p> : null}
          </li>
        ))}
      </ul>
    </Card>
  )
