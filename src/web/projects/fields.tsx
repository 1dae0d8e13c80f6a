import { showId } from '../../core/id.ts'
import { currencies } from '../../core/money.ts'
import { type Lang, type Name, nameFor } from '../../core/text.ts'
import { one, type Values } from '../form.ts'
import { Select } from '../ui/choices.tsx'
import { TextField } from '../ui/fields.tsx'
import type { Words } from '../ui/said.ts'
import { projectWords as words } from './messages/pages.ts'

type Props = { lang: Lang; values: Values; problems?: Record<string, Words> }

/** An amount with its currency, under `amount` and `amountCurrency`. */
export const AmountFields = ({ lang, values, problems }: Props) => (
  <div class="grid gap-x-4 gap-y-6 sm:grid-cols-2">
    <TextField lang={lang} name="amount" label={words.amount} inputmode="decimal" value={one(values, 'amount')} error={problems?.amount} />
    <Select lang={lang} name="amountCurrency" label={words.currency} options={currencies.map((code) => ({ value: code, label: code }))} value={one(values, 'amountCurrency') || 'CNY'} empty={false} error={problems?.amountCurrency} />
  </div>
)

/** One of the parties, or another organisation by the address of its page. */
export const PartyField = ({ lang, name, label, other, parties, values, problems }: Props & { name: string; label: Words; other?: Words; parties: readonly { id: string; name: Name }[] }) => (
  <div class={other ? 'grid gap-x-4 gap-y-6 sm:grid-cols-2' : undefined}>
    <Select lang={lang} name={name} label={label} options={parties.map((party) => ({ value: showId(party.id), label: nameFor(lang, party.name) }))} value={one(values, name)} error={problems?.[name]} />
    {other ? <TextField lang={lang} name={`${name}Other`} label={other} value={one(values, `${name}Other`)} error={problems?.[`${name}Other`]} optional /> : null}
  </div>
)
