import { showId } from '../../core/id.ts'
import { currencies } from '../../core/money.ts'
import { say, type Lang } from '../../core/text.ts'
import { contractClasses, controls, directions, goals, hebciLines, ipKinds, natures, payments, registrationKinds, type Sheet, sheetFields as names, technologyFields, universityModes } from '../../modules/agreements/agreements.ts'
import { one, type Values } from '../form.ts'
import { href } from '../route.ts'
import { routes } from '../routes.ts'
import { Actions, Button, LinkButton } from '../ui/buttons.tsx'
import { optionsOf, Select } from '../ui/choices.tsx'
import { DateField, TextField } from '../ui/fields.tsx'
import { Fieldset, Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, PageHead } from '../ui/page.tsx'
import { showDay } from '../ui/time.tsx'
import { countryName } from '../../modules/people/words/places.ts'
import { trailOf } from './list.tsx'
import { agreementWords, termWords } from './messages/pages.ts'
import { sheetWords as words } from './messages/signing.ts'
import { agreementHref, type Problems } from './reading.tsx'
import { sheetRows } from './sheet-rows.ts'

type Props = { lang: Lang; sheet: Sheet; values: Values; problems?: Problems }

/** A registration sheet to be completed. */
export const SheetPage = ({ lang, sheet, values, problems }: Props) => {
  const { agreement, kind, version } = sheet
  const at = { lang, id: showId(agreement.id), kind }
  const text = (name: keyof typeof names) => ({ lang, name, label: names[name], value: one(values, name), error: problems?.[name] })
  return (
    <Page width="narrow">
      <PageHead
        lang={lang} title={registrationKinds[kind]} lead={words.lead} trail={[...trailOf(lang), { href: agreementHref(lang, agreement), label: agreement.reference }]}
        actions={<><LinkButton download href={href(routes.agreements.sheetWorkbook, at)}>{words.workbook[lang]}</LinkButton><LinkButton href={href(routes.agreements.sheetPrint, at)}>{words.print[lang]}</LinkButton></>}
      />
      {sheet.values.dueOn ? <div class="mb-4"><Notice lang={lang} kind="warning"><p>{say(lang, words.due, { day: showDay(lang, sheet.values.dueOn) })}</p></Notice></div> : null}
      {version === 0 ? <p class="hint mb-4">{words.unsaved[lang]}</p> : null}
      <Form lang={lang} action={href(routes.agreements.sheetSave, at)} version={version} errors={problems}>
        <TextField {...text('projectName')} required />
        <Select {...text('contractClass')} options={optionsOf(contractClasses)} empty={false} />
        <div class="grid gap-x-4 gap-y-6 sm:grid-cols-2">
          <DateField {...text('signedOn')} required /><DateField {...text('validFrom')} required /><DateField {...text('validTo')} />
          <TextField {...text('country')} hint={countryName(lang, one(values, 'country'))} size="short" required />
        </div>
        <div class="grid gap-x-4 gap-y-6 sm:grid-cols-2">
          <TextField {...text('seller')} required /><Select {...text('sellerNature')} options={optionsOf(natures)} empty={false} />
          <TextField {...text('buyer')} required /><Select {...text('buyerNature')} options={optionsOf(natures)} empty={false} />
          <TextField {...text('regionCode')} hint={words.regionHint} inputmode="numeric" required /><TextField {...text('industryCode')} hint={words.industryHint} required />
          <Select {...text('ipKind')} options={optionsOf(ipKinds)} empty={false} /><Select {...text('field')} options={optionsOf(technologyFields)} required />
          <Select {...text('goal')} options={optionsOf(goals)} required /><Select {...text('payment')} options={optionsOf(payments)} empty={false} />
          <TextField {...text('amount')} inputmode="decimal" /><Select lang={lang} name="amountCurrency" label={termWords.currency} options={currencies.map((value) => ({ value, label: value }))} value={one(values, 'amountCurrency')} error={problems?.amountCurrency} />
          <TextField {...text('technologyAmount')} inputmode="decimal" />
        </div>
        {kind === 'import_export' ? (
          <div class="grid gap-x-4 gap-y-6 sm:grid-cols-2"><Select {...text('direction')} options={optionsOf(directions)} empty={false} /><Select {...text('control')} options={optionsOf(controls)} empty={false} /><TextField {...text('licenceNumber')} /></div>
        ) : (
          <Fieldset lang={lang} legend={words.suggested}><div class="grid gap-x-4 gap-y-6 sm:grid-cols-2"><Select {...text('universityMode')} options={optionsOf(universityModes)} /><Select {...text('hebciLine')} options={optionsOf(hebciLines)} /></div></Fieldset>
        )}
        <Fieldset lang={lang} legend={words.registered}><div class="grid gap-x-4 gap-y-6 sm:grid-cols-2"><DateField {...text('registeredOn')} /><TextField {...text('number')} /></div></Fieldset>
        <Actions><Button kind="primary">{agreementWords.saveSheet[lang]}</Button></Actions>
      </Form>
    </Page>
  )
}

/** The sheet on paper. */
export const SheetPrint = ({ lang, sheet }: { lang: Lang; sheet: Sheet }) => (
  <Page width="narrow">
    <h1>{registrationKinds[sheet.kind][lang]}</h1>
    <table class="indicators"><thead><tr><th scope="col">{words.item[lang]}</th><th scope="col">{words.content[lang]}</th></tr></thead><tbody>{sheetRows(lang, sheet).map(([name, value]) => <tr><th scope="row">{name}</th><td>{value || '–'}</td></tr>)}</tbody></table>
    <p class="hint">{sheet.agreement.reference}</p>
  </Page>
)
