import { showId } from '../../core/id.ts'
import { type Lang, readText } from '../../core/text.ts'
import type { Card } from '../../modules/listings/listings.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button } from '../ui/buttons.tsx'
import { Select } from '../ui/choices.tsx'
import { Form } from '../ui/form.tsx'
import { comparisonWords } from './messages/comparison.ts'

/** The address of two matches of a listing side by side. */
export const comparisonHref = (lang: Lang, listingId: string, one: string, other: string): string =>
  href(routes.matches.comparison, { lang, id: showId(listingId) }, { one: showId(one), other: showId(other) })

type ChooseProps = { lang: Lang; listingId: string; cards: readonly Pick<Card, 'id' | 'title'>[]; chosen?: readonly string[] }

/** Two of a listing's matches to compare. */
export const ChooseForm = ({ lang, listingId, cards, chosen = cards.slice(0, 2).map((card) => card.id) }: ChooseProps) => {
  const options = cards.map((card, place) => ({ value: showId(card.id), label: `${place + 1}. ${readText(card.title, lang).body}` }))
  const [one, other] = chosen.map(showId)
  return (
    <Form lang={lang} method="get" action={href(routes.matches.comparison, { lang, id: showId(listingId) })} class="form choose-two">
      <Select lang={lang} name="one" label={comparisonWords.first} options={options} value={one} empty={false} />
      <Select lang={lang} name="other" label={comparisonWords.second} options={options} value={other} empty={false} />
      <Actions><Button>{comparisonWords.compare[lang]}</Button></Actions>
    </Form>
  )
}
