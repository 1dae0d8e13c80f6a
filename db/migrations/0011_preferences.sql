-- What an organisation said of a match, and what its own later lists learn from it. A row holds exactly what is learned:
-- an aspect that the reason says nothing about is left empty. Read by that organisation alone.
create table match_verdict (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  -- The listing judged, and the one of their own that it was judged for.
  other_id uuid not null references listing (id),
  listing_id uuid references listing (id),
  kind text not null check (kind in ('offer', 'need')),
  outcome text not null check (outcome in ('aside', 'declined', 'accepted')),
  reason text check (reason in ('too_early', 'benefit_unclear', 'commercial_route_unclear', 'description_unclear', 'not_a_fit', 'already_alternative', 'later')),
  fields text[] not null default '{}',
  stage text,
  trl smallint check (trl between 1 and 9),
  partnerships text[] not null default '{}',
  country text check (country ~ '^[A-Z]{2}$'),
  topic boolean not null default false,
  -- Of the main concepts, both sides of each, as "lang term"; and the words as they were written.
  terms text[] not null default '{}',
  labels text[] not null default '{}',
  by uuid references person (id),
  at timestamptz not null default now(),
  ended_at timestamptz,
  ended_by uuid references person (id),
  check (other_id is distinct from listing_id),
  check ((outcome = 'accepted') = (reason is null))
);
create index match_verdict_organisation on match_verdict (organisation_id, at desc) where ended_at is null;

-- Matching reports: all needs of a scope beside all offers of it, made by a job for whoever asked.
create table match_report (
  id uuid primary key,
  asked_by uuid not null references person (id),
  -- None: the whole platform.
  space_id uuid references space (id),
  fields text[] not null default '{}',
  countries text[] not null default '{}',
  most smallint not null default 10 check (most between 1 and 20),
  lang text not null check (lang in ('zh', 'en')),
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  done integer not null default 0,
  total integer,
  needs integer not null default 0,
  offers integer not null default 0,
  matches integer not null default 0,
  needs_alone integer not null default 0,
  offers_alone integer not null default 0,
  file_id uuid references file (id),
  error text,
  at timestamptz not null default now(),
  finished_at timestamptz,
  check (state <> 'done' or file_id is not null)
);
create index match_report_asked_by on match_report (asked_by, at desc);
create index match_report_finished on match_report (finished_at) where file_id is not null;

select pgboss.create_queue(name, '{"policy": "short", "retryLimit": 8, "retryDelay": 5, "retryBackoff": true}')
from unnest(array['match_learn', 'match_report']) as name;
