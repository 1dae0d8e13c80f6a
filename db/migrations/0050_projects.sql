-- Patents as records, and projects: what an executed agreement or an accepted award becomes.

create table patent (
  id uuid primary key,
  -- Each organisation keeps a register of its own, also of what it owns with others.
  kept_by uuid not null references organisation (id),
  -- Office, number and kind code as one, without spaces: CN113456789B, GB2601234A, WO2023123456A1.
  number text not null check (number ~ '^[A-Z]{2}[0-9A-Z]{3,16}[A-Z][0-9]?$' and length(number) <= 20),
  title qiao_text not null,
  legal_status text not null check (legal_status in ('applied', 'published', 'granted', 'lapsed', 'expired', 'revoked', 'withdrawn')),
  -- The day on which somebody looked the status up.
  checked_on date not null,
  filed_on date,
  expires_on date,
  open_licence text not null default 'none' check (open_licence in ('none', 'declared', 'withdrawn')),
  fee_due_on date,
  value_minor bigint check (value_minor > 0),
  value_currency text check (value_currency ~ '^[A-Z]{3}$'),
  value_by text check (length(value_by) between 1 and 200),
  value_on date,
  version integer not null default 1,
  reminded text,
  recorded_by uuid references person (id),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- An assessment is an amount with its currency, its assessor and its day.
  constraint patent_value_whole check (num_nonnulls(value_minor, value_currency, value_by, value_on) in (0, 4)),
  check (expires_on is null or filed_on is null or expires_on > filed_on),
  constraint patent_number_once unique (kept_by, number)
);
create index patent_due on patent (fee_due_on) where fee_due_on is not null;

create table patent_owner (
  patent_id uuid not null references patent (id),
  organisation_id uuid not null references organisation (id),
  primary key (patent_id, organisation_id)
);
create index patent_owner_organisation on patent_owner (organisation_id);

create table patent_link (
  patent_id uuid not null references patent (id),
  object_type text not null check (object_type in ('listing', 'agreement')),
  object_id uuid not null,
  linked_by uuid references person (id),
  at timestamptz not null,
  primary key (patent_id, object_type, object_id)
);
create index patent_link_object on patent_link (object_type, object_id);

create table project (
  id uuid primary key,
  reference text not null unique,
  title qiao_text not null,
  state text not null default 'planned' check (state in ('planned', 'running', 'completed', 'ended')),
  -- Exactly one source, and one project of it.
  agreement_id uuid references agreement (id),
  award_id uuid references call_award (id),
  deal_id uuid references deal (id),
  space_id uuid references space (id),
  starts_on date not null,
  ends_on date not null,
  ended_on date,
  ended_reason text check (length(ended_reason) between 1 and 2000),
  version integer not null default 1,
  opened_by uuid references person (id),
  opened_for uuid not null references organisation (id),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (num_nonnulls(agreement_id, award_id) = 1),
  check (ends_on >= starts_on),
  check ((state = 'ended') = (ended_reason is not null)),
  check ((state in ('completed', 'ended')) = (ended_on is not null)),
  constraint project_agreement_once unique (agreement_id),
  constraint project_award_once unique (award_id)
);
create index project_deal on project (deal_id) where deal_id is not null;

create table project_partner (
  project_id uuid not null references project (id),
  organisation_id uuid not null references organisation (id),
  place smallint not null check (place >= 0),
  role text not null check (role in ('lead', 'partner', 'funder')),
  -- Its yes to a public page; the page opens when all have said it.
  public_at timestamptz,
  public_by uuid references person (id),
  primary key (project_id, organisation_id),
  unique (project_id, place)
);
create index project_partner_organisation on project_partner (organisation_id);

create table project_milestone (
  id uuid primary key,
  project_id uuid not null references project (id),
  title qiao_text not null,
  due_on date not null,
  responsible_id uuid not null,
  done_on date,
  done_by uuid references person (id),
  done_at timestamptz,
  evidence_link text check (evidence_link ~ '^https?://' and length(evidence_link) <= 500),
  evidence_file uuid references file (id),
  reminded text,
  created_at timestamptz not null,
  foreign key (project_id, responsible_id) references project_partner (project_id, organisation_id),
  -- Done means with evidence.
  constraint project_milestone_evidence check ((done_on is null) = (done_at is null) and (done_on is null or evidence_link is not null or evidence_file is not null))
);
create index project_milestone_project on project_milestone (project_id, due_on);
create index project_milestone_open on project_milestone (due_on) where done_on is null;

create table project_spend (
  id uuid primary key,
  project_id uuid not null references project (id),
  -- Minor units; the same currency is never added to another.
  minor bigint not null check (minor between 1 and 100000000000000),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  payer_id uuid not null references organisation (id),
  payee_id uuid not null references organisation (id),
  spent_on date not null,
  about text not null check (length(about) between 1 and 500),
  recorded_for uuid not null,
  recorded_by uuid references person (id),
  at timestamptz not null,
  withdrawn_at timestamptz,
  check (payer_id <> payee_id),
  foreign key (project_id, recorded_for) references project_partner (project_id, organisation_id)
);
create index project_spend_project on project_spend (project_id, spent_on);

create table project_output (
  id uuid primary key,
  project_id uuid not null references project (id),
  kind text not null check (kind in ('paper', 'patent', 'standard', 'prototype', 'product', 'people_trained', 'spin_off')),
  title qiao_text not null,
  doi text check (doi ~ '^10\.[0-9]{4,9}/[^[:space:]]+$' and length(doi) <= 200),
  number text check (length(number) between 1 and 100),
  patent_id uuid references patent (id),
  people integer check (people between 1 and 100000),
  link text check (link ~ '^https?://' and length(link) <= 500),
  on_date date not null,
  recorded_for uuid not null,
  recorded_by uuid references person (id),
  at timestamptz not null,
  check ((kind = 'people_trained') = (people is not null)),
  check (kind <> 'paper' or doi is not null),
  check (kind not in ('patent', 'standard') or number is not null),
  foreign key (project_id, recorded_for) references project_partner (project_id, organisation_id),
  -- A paper or a patent is an output of a project once.
  constraint project_output_doi unique (project_id, doi)
);
create unique index project_output_number on project_output (project_id, kind, number) where number is not null;

create table project_change (
  id uuid primary key,
  project_id uuid not null references project (id),
  what qiao_text not null,
  -- New last day, applied when everybody has agreed.
  new_end date,
  state text not null default 'open' check (state in ('open', 'agreed', 'refused', 'withdrawn')),
  asked_for uuid not null,
  asked_by uuid references person (id),
  asked_at timestamptz not null,
  ended_at timestamptz,
  check ((state = 'open') = (ended_at is null)),
  foreign key (project_id, asked_for) references project_partner (project_id, organisation_id)
);
create index project_change_project on project_change (project_id, asked_at);
create table project_change_answer (
  change_id uuid not null references project_change (id),
  organisation_id uuid not null references organisation (id),
  agrees boolean not null,
  reason text check (length(reason) between 1 and 2000),
  by uuid references person (id),
  at timestamptz not null,
  check (agrees or reason is not null),
  primary key (change_id, organisation_id)
);

create table project_report (
  id uuid primary key,
  project_id uuid not null references project (id),
  kind text not null check (kind in ('periodic', 'final')),
  from_on date not null,
  to_on date not null,
  -- Both languages: the periodic and the final report are read by partners of both sides.
  body qiao_text not null,
  written_for uuid not null,
  written_by uuid references person (id),
  at timestamptz not null,
  check (to_on >= from_on),
  foreign key (project_id, written_for) references project_partner (project_id, organisation_id),
  constraint project_report_once unique (project_id, kind, from_on, to_on)
);
create unique index project_report_final on project_report (project_id) where kind = 'final';

select pgboss.create_queue('project_sweep', '{"policy": "short", "retryLimit": 8, "retryDelay": 5, "retryBackoff": true}');
