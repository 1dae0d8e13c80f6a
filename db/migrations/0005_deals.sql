-- Deals: an interest is a deal in its first stage.

create table deal (
  id uuid primary key,
  reference text not null unique,
  stage text not null default 'interest' check (stage in ('interest', 'accepted', 'screened', 'nda', 'scoping', 'negotiating', 'agreed', 'delivering', 'completed', 'lost', 'expired')),
  route text check (route in ('licence', 'assignment', 'joint_research', 'commissioned_research', 'service', 'investment', 'ktp', 'person')),
  -- The listing of interest, and the listing that the interested side brings (none: coalesced in the unique index).
  listing_id uuid not null references listing (id),
  listing_revision_id uuid not null references listing_revision (id),
  brought_id uuid references listing (id),
  brought_revision_id uuid references listing_revision (id),
  from_organisation uuid not null references organisation (id),
  to_organisation uuid not null references organisation (id),
  from_person uuid not null references person (id),
  mandate_id uuid references mandate (id),
  sentence text not null check (length(sentence) between 1 and 2000),
  interests text check (length(interests) <= 4000),
  brings text check (length(brings) <= 4000),
  proposes text check (length(proposes) <= 4000),
  lang text not null check (lang in ('zh', 'en')),
  wished_lang text check (wished_lang in ('zh', 'en')),
  contact text not null check (length(contact) between 3 and 300),
  no_confidential boolean not null default false,
  lost_reason text check (lost_reason in ('too_early', 'benefit_unclear', 'commercial_route_unclear', 'description_unclear', 'not_a_fit', 'already_alternative', 'later', 'withdrawn')),
  lost_note text check (length(lost_note) <= 2000),
  opened_at timestamptz not null default now(),
  answered_at timestamptz,
  answered_by uuid references person (id),
  dormant_at timestamptz,
  version integer not null default 1,
  check (from_organisation <> to_organisation),
  check ((brought_id is null) = (brought_revision_id is null)),
  check (brought_id is distinct from listing_id),
  check ((stage = 'lost') = (lost_reason is not null))
);
create unique index deal_open on deal (listing_id, coalesce(brought_id, '00000000-0000-0000-0000-000000000000'), from_organisation, to_organisation)
  where stage not in ('lost', 'expired', 'completed');
create index deal_from on deal (from_organisation, opened_at desc);
create index deal_to on deal (to_organisation, opened_at desc);
create index deal_unanswered on deal (opened_at) where stage = 'interest';
create index deal_listing on deal (listing_id);
create index deal_brought on deal (brought_id) where brought_id is not null;

-- Append-only history of stages (invariant 14).
create table deal_stage (
  id uuid primary key,
  deal_id uuid not null references deal (id),
  stage text not null,
  reason text,
  by uuid references person (id),
  at timestamptz not null default clock_timestamp()
);
create index deal_stage_deal on deal_stage (deal_id, at);
create trigger deal_stage_append_only before update or delete on deal_stage for each row execute function qiao_refuse_change();

-- Reminders that went out, on working days 5, 12, 15 (broker) and 30 (expiry) of the answering country. A step that came
-- due together with a later one has a row and went out as part of that one.
create table deal_reminder (
  deal_id uuid not null references deal (id),
  step text not null check (step in ('first', 'second', 'broker', 'expired')),
  at timestamptz not null default now(),
  primary key (deal_id, step)
);
