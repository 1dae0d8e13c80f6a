import { rows, type SQL, sql } from '../../platform/database.ts'
import { type Invariant, mostNamed } from '../../platform/invariant.ts'
import { agreementInvariants as words } from './messages.ts'

const named = (number: number, title: Invariant['title'], statement: SQL): Invariant => ({
  number,
  title,
  violations: async (db) => (await rows<{ id: string }>(db, sql`${statement} limit ${mostNamed}`)).map(({ id }) => `agreement ${id}`),
})

export const invariants: readonly Invariant[] = [
  named(16, words.shares, sql`select i.agreement_id as id from agreement_item i left join agreement_share s on s.item_id = i.id where i.list = 'foreground' group by i.id, i.agreement_id having coalesce(sum(s.bp), 0) <> 10000`),
  named(
    16,
    words.seal,
    sql`select a.id from agreement a left join agreement_seal s on s.agreement_id = a.id
        left join agreement_round r on r.id = s.round_id left join agreement_version v on v.agreement_id = a.id and v.number = a.version
        where ((a.path = 'signature' and a.executed_at is not null) <> (s.agreement_id is not null))
          or (s.agreement_id is not null and (r.outcome is distinct from 'completed' or v.sha256 is distinct from s.sha256
            or exists (select from agreement_signatory g where g.round_id = s.round_id and g.signed_sha256 is distinct from s.sha256)
            or exists (select from agreement_party p where p.agreement_id = a.id and not exists (select from agreement_signatory g where g.round_id = s.round_id and g.organisation_id = p.organisation_id))))`,
  ),
  named(
    16,
    words.text,
    sql`select a.id from agreement a left join agreement_version v on v.agreement_id = a.id and v.number = a.version
        where v.id is null or v.sha256 <> sha256(convert_to(v.text, 'UTF8')) or v.content ->> 'governing' <> a.governing or (v.content -> 'terms' ->> 'months') is distinct from a.months::text
          or jsonb_array_length(v.content -> 'schedule' -> 'foreground') <> (select count(*) from agreement_item i where i.agreement_id = a.id and i.list = 'foreground')`,
  ),
  named(17, words.money, sql`select a.id from agreement a where a.state not in ('draft', 'negotiating', 'abandoned') and a.amount_minor is not null and (a.currency is null or a.payer_id is null or a.payee_id is null or a.payer_id = a.payee_id)`),
]
