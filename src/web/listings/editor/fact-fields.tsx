import type { Child } from 'hono/jsx'
import { currencies } from '../../../core/money.ts'
import { type Lang, say } from '../../../core/text.ts'
import type { ListingKind } from '../../../modules/listings/content.ts'
import { iprStatuses, levels, needClasses, nextSteps, partnerships, partnerTypes, resultOwners, sdgs, stages } from '../../../modules/listings/words/facts.ts'
import type { Terms, Vocabulary } from '../../../modules/vocabularies/vocabularies.ts'
import { chainLinks } from '../../../modules/vocabularies/words/chains.ts'
import { countries } from '../../../modules/people/words/places.ts'
import { many, one, type Problems, type Values } from '../../form.ts'
import { Checkbox, Checkboxes, type Option, optionsOf, Select } from '../../ui/choices.tsx'
import { DateField, TextArea, TextField } from '../../ui/fields.tsx'
import { Fieldset, Hidden } from '../../ui/form.tsx'
import { factLines, factNames } from '../messages/facts.ts'
import { editorWords } from '../messages/editor.ts'
import { ExpertFacts, FacilityFacts } from './kind-facts.tsx'
import { profilesOf } from './profiles.ts'

export type FactProps = { lang: Lang; kind: ListingKind; values: Values; problems: Problems; suggestedFields: readonly string[]; fieldsSuggested: boolean; terms: Terms }

/** The structured facts of a listing, those that are asked of its kind. */
export const FactFields = (props: FactProps) => {
  const { lang, kind } = props
  return (
    <div class="editor-facts">
      <Hidden name="parts" value="facts" />
      <Fieldset lang={lang} legend={editorWords.facts} hint={editorWords.factsHint}>
        <FieldChoice {...props} />
        <div class="editor-grid">{factsOfKind[kind](props)}</div>
        <Placed {...props} />
        {kind === 'facility' ? null : <Partners {...props} />}
        <Goals {...props} />
      </Fieldset>
      <Fieldset lang={lang} legend={editorWords.contact} hint={editorWords.contactHint}>
        <div class="editor-grid">
          <TextField lang={lang} name="contactName" label={factNames.contactName} value={one(props.values, 'contactName')} autocomplete="name" error={props.problems.contactName} />
          <TextField lang={lang} name="contactEmail" type="email" label={factNames.contactEmail} value={one(props.values, 'contactEmail')} autocomplete="email" error={props.problems.contactEmail} />
          <TextField lang={lang} name="contactPhone" type="tel" label={factNames.contactPhone} value={one(props.values, 'contactPhone')} autocomplete="tel" error={props.problems.contactPhone} />
        </div>
      </Fieldset>
    </div>
  )
}

/** The terms that may be chosen, and those that were before they were retired. */
function optionsFrom(terms: Terms, vocabulary: Vocabulary, chosen: readonly string[]): Option[] {
  const choices = terms.choices(vocabulary)
  const kept = terms.terms(vocabulary, chosen.filter((code) => terms.current(vocabulary, code))).filter(({ code }) => !choices.some((one_) => one_.code === code))
  return [...choices, ...kept].map(({ code, name }) => ({ value: code, label: name }))
}

/** Chosen codes as they are now. */
const nowOf = (terms: Terms, vocabulary: Vocabulary, codes: readonly string[]) => codes.map((code) => terms.current(vocabulary, code) ?? code)

/** Priority areas and the place on an industry chain. */
const Placed = ({ lang, values, problems, terms }: FactProps) => {
  const chain = nowOf(terms, 'chain', many(values, 'chain').filter(Boolean))
  return (
    <>
      <div class="editor-grid">
        <Select lang={lang} name="chain" label={factNames.chain} hint={editorWords.chainHint} options={optionsFrom(terms, 'chain', chain)} value={chain[0]} error={problems.chain} />
        <Select lang={lang} name="chainLink" label={factNames.chainLink} options={optionsOf(chainLinks)} value={one(values, 'chainLink')} error={problems.chainLink} />
      </div>
      <details class="editor-more" open={many(values, 'priorities').length > 0}>
        <summary>{factNames.priorities[lang]}</summary>
        <Checkboxes lang={lang} name="priorities" label={factNames.priorities} hiddenLabel hint={editorWords.prioritiesHint} options={optionsFrom(terms, 'priority', many(values, 'priorities'))} values={nowOf(terms, 'priority', many(values, 'priorities'))} columns error={problems.priorities} />
      </details>
    </>
  )
}

const FieldChoice = ({ lang, values, problems, suggestedFields, fieldsSuggested, terms }: FactProps) => {
  const listed = terms.terms('field', suggestedFields).map(({ name }) => name[lang]).join(lang === 'zh' ? '、' : ', ')
  const chosen = nowOf(terms, 'field', many(values, 'fields'))
  const hint = suggestedFields.length > 0 && chosen.length === 0 ? say(lang, editorWords.suggested, { fields: listed }) : editorWords.fieldsHint
  return (
    <>
      <Checkboxes lang={lang} name="fields" label={factNames.fields} hint={hint} options={optionsFrom(terms, 'field', chosen)} values={chosen} columns error={problems.fields} />
      {fieldsSuggested && chosen.length > 0 ? <Checkbox lang={lang} name="fieldsConfirmed" label={editorWords.fieldsConfirmed} /> : null}
    </>
  )
}

const trlOptions = (lang: Lang) => Array.from({ length: 9 }, (_, index) => ({ value: String(index + 1), label: say(lang, factLines.trl, { n: index + 1 }) }))

const Amount = ({ lang, kind, values, problems }: FactProps) => (
  <>
    <div class="editor-amount">
      <TextField lang={lang} name="amount" inputmode="decimal" label={kind === 'need' ? factNames.budget : factNames.price} hint={editorWords.amountHint} value={one(values, 'amount')} error={problems.amount} size="short" />
      <Select lang={lang} name="currency" label={editorWords.currency} options={currencies.map((value) => ({ value, label: value }))} value={one(values, 'currency') || (lang === 'zh' ? 'CNY' : 'GBP')} empty={false} />
    </div>
    <Checkbox lang={lang} name="negotiable" label={factNames.negotiable} checked={one(values, 'negotiable') === 'yes'} />
  </>
)

const OfferFacts = (props: FactProps): Child => {
  const { lang, values, problems } = props
  return (
    <>
      <Select lang={lang} name="stage" label={factNames.stage} options={optionsOf(stages)} value={one(values, 'stage')} error={problems.stage} />
      <Select lang={lang} name="trl" label={factNames.trl} options={trlOptions(lang)} value={one(values, 'trl')} error={problems.trl} />
      <Select lang={lang} name="ipr" label={factNames.ipr} options={optionsOf(iprStatuses)} value={one(values, 'ipr')} error={problems.ipr} />
      <Select lang={lang} name="profile" label={factNames.profile} options={profilesOf('offer')} value={one(values, 'profile')} error={problems.profile} />
      <div><Amount {...props} /></div>
      <div>
        <Select lang={lang} name="level" label={factNames.level} options={optionsOf(levels)} value={one(values, 'level')} error={problems.level} />
        <TextField lang={lang} name="levelAssessor" label={factNames.levelAssessor} hint={editorWords.levelHint} value={one(values, 'levelAssessor')} error={problems.levelAssessor} />
      </div>
      <TextArea lang={lang} name="patents" label={factNames.patents} hint={editorWords.patentsHint} rows={3} value={one(values, 'patents')} error={problems.patents} />
      <TextField lang={lang} name="video" type="url" label={factNames.video} value={one(values, 'video')} error={problems.video} />
      <Checkboxes lang={lang} name="nextSteps" label={factNames.nextSteps} options={optionsOf(nextSteps)} values={many(values, 'nextSteps')} error={problems.nextSteps} />
    </>
  )
}

const NeedFacts = (props: FactProps): Child => {
  const { lang, values, problems } = props
  return (
    <>
      <Select lang={lang} name="needClass" label={factNames.needClass} options={optionsOf(needClasses)} value={one(values, 'needClass')} error={problems.needClass} />
      <DateField lang={lang} name="deadline" label={factNames.deadline} value={one(values, 'deadline')} error={problems.deadline} />
      <div><Amount {...props} /></div>
      <Select lang={lang} name="resultOwner" label={factNames.resultOwner} options={optionsOf(resultOwners)} value={one(values, 'resultOwner')} error={problems.resultOwner} />
      <Select lang={lang} name="trl" label={factNames.trlWanted} options={trlOptions(lang)} value={one(values, 'trl')} error={problems.trl} />
      <Select lang={lang} name="stage" label={factNames.stage} options={optionsOf(stages)} value={one(values, 'stage')} error={problems.stage} />
      <TextArea lang={lang} name="indicators" label={factNames.indicators} hint={editorWords.indicatorsHint} rows={4} value={one(values, 'indicators')} error={problems.indicators} />
      <div>
        <Select lang={lang} name="profile" label={factNames.profile} options={profilesOf('need')} value={one(values, 'profile')} error={problems.profile} />
        <TextField lang={lang} name="video" type="url" label={factNames.video} value={one(values, 'video')} error={problems.video} />
      </div>
    </>
  )
}

const factsOfKind: Record<ListingKind, (props: FactProps) => Child> = { offer: OfferFacts, need: NeedFacts, expertise: ExpertFacts, facility: FacilityFacts }

const Partners = ({ lang, values, problems }: FactProps) => (
  <>
    <Checkboxes lang={lang} name="partnerships" label={factNames.partnerships} options={optionsOf(partnerships)} values={many(values, 'partnerships')} columns error={problems.partnerships} />
    <Checkboxes lang={lang} name="partnerTypes" label={factNames.partnerTypes} options={optionsOf(partnerTypes)} values={many(values, 'partnerTypes')} columns error={problems.partnerTypes} />
    <details class="editor-more" open={many(values, 'countriesSought').length > 0 || one(values, 'countriesMore') !== ''}>
      <summary>{factNames.countriesSought[lang]}</summary>
      <Checkboxes lang={lang} name="countriesSought" label={factNames.countriesSought} hiddenLabel hint={editorWords.countriesHint} options={optionsOf(countries)} values={many(values, 'countriesSought')} columns error={problems.countriesSought} />
      <TextField lang={lang} name="countriesMore" label={editorWords.countriesMore} hint={editorWords.countriesMoreHint} value={one(values, 'countriesMore')} />
    </details>
  </>
)

const Goals = ({ lang, values, problems }: FactProps) => (
  <details class="editor-more" open={many(values, 'sdgs').length > 0}>
    <summary>{factNames.sdgs[lang]}</summary>
    <Checkboxes lang={lang} name="sdgs" label={factNames.sdgs} hiddenLabel options={sdgs.map((goal, n) => ({ value: String(n), label: n === 0 ? goal : `${n} ${goal[lang]}` }))} values={many(values, 'sdgs')} columns error={problems.sdgs} />
  </details>
)
