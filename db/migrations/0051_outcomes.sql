-- What came of a case or a project: intent, contract and money received apart, each with who vouches for it.

create table outcome (
  id uuid primary key,
  deal_id uuid references deal (id),
  project_id uuid references project (id),
  kind text not null check (kind in ('intent', 'contract', 'received', 'follow_on', 'technology_value', 'jobs')),
  -- Minor units; the same currency is never added to another.
  minor bigint check (minor between 1 and 100000000000000),
  currency text check (currency ~ '^[A-Z]{3}$'),
  payer_id uuid references organisation (id),
  payee_id uuid references organisation (id),
  jobs integer check (jobs between 1 and 1000000),
  on_date date not null,
  evidence_link text check (evidence_link ~ '^https?://' and length(evidence_link) <= 500),
  evidence_file uuid references file (id),
  evidence_note text check (length(evidence_note) between 1 and 1000),
  -- The person who vouches, by name and office.
  vouched_by text not null check (length(vouched_by) between 1 and 200),
  state text not null default 'recorded' check (state in ('recorded', 'confirmed', 'disputed', 'withdrawn')),
  recorded_for uuid not null references organisation (id),
  recorded_by uuid references person (id),
  recorded_at timestamptz not null,
  answered_for uuid references organisation (id),
  answered_by uuid references person (id),
  answered_at timestamptz,
  reason text check (length(reason) between 1 and 2000),
  check (num_nonnulls(deal_id, project_id) >= 1),
  check (num_nonnulls(evidence_link, evidence_file, evidence_note) >= 1),
  constraint outcome_amount check ((kind = 'jobs') = (jobs is not null) and (kind = 'jobs') = (minor is null) and (minor is null) = (currency is null)),
  -- Invariant 17: a commitment or a payment has a payer and a payee.
  constraint outcome_parties check ((kind in ('intent', 'contract', 'received', 'follow_on')) = (payer_id is not null and payee_id is not null) and payer_id is distinct from payee_id or kind in ('technology_value', 'jobs')),
  -- Nobody confirms what they recorded themselves.
  constraint outcome_other_side check (answered_for is null or answered_for <> recorded_for),
  check ((state in ('confirmed', 'disputed')) <= (answered_at is not null)),
  check (state <> 'disputed' or reason is not null)
);
create index outcome_deal on outcome (deal_id) where deal_id is not null;
create index outcome_project on outcome (project_id) where project_id is not null;
-- What both sides record is recorded once.
create unique index outcome_once on outcome (coalesce(deal_id, project_id), kind, coalesce(minor, jobs::bigint), coalesce(currency, ''), on_date, coalesce(payer_id, recorded_for), coalesce(payee_id, recorded_for)) where state in ('recorded', 'confirmed');
