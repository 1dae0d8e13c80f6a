-- Publishing for others: firms that somebody else entered, consents, releases that are held back to an hour.

-- A firm that a publisher entered with its consent is seen by its own people, by those who publish for it and by staff alone,
-- until staff have verified it. Its code stands beside it and not in `uscc`: whoever founds an organisation learns nothing of it.
alter table organisation
  add column entered_by uuid references organisation (id),
  add column entered_uscc text check (entered_uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$');
create index organisation_entered on organisation (entered_by) where entered_by is not null;

-- Who at the firm consented and when, and the document if there is one.
alter table mandate
  add column consent_by text check (length(consent_by) <= 200),
  add column consent_on date,
  add column consent_file_id uuid references file (id);

create table release (
  id uuid primary key,
  reference text not null unique,
  publisher_id uuid not null references organisation (id),
  title qiao_text not null,
  -- The alliance among whose listings they stand.
  space_id uuid references space (id),
  visibility text not null default 'public' check (visibility in ('public', 'signed_in', 'space')),
  excluded_countries text[] not null default '{}',
  name_withheld boolean not null default true,
  state text not null default 'draft' check (state in ('draft', 'approved', 'held', 'released', 'cancelled')),
  -- What the publisher says of the consent of all firms, where a row says nothing of its own.
  consent_by text check (length(consent_by) <= 200),
  consent_on date,
  consent_words text check (length(consent_words) <= 1000),
  consent_file_id uuid references file (id),
  -- What was said on a wall clock, its zone (IANA), and the instant.
  hour_local timestamp,
  hour_zone text,
  hour timestamptz,
  submitted_at timestamptz,
  approved_by uuid references person (id),
  approved_at timestamptz,
  ended_reason text check (length(ended_reason) <= 1000),
  ended_at timestamptz,
  -- Listings that appeared, and those that were not ready.
  released_count integer,
  left_count integer,
  -- How many references it has given.
  numbered integer not null default 0,
  created_by uuid references person (id),
  created_at timestamptz not null,
  version integer not null default 1,
  check (num_nonnulls(hour_local, hour_zone, hour) in (0, 3)),
  check (state <> 'held' or hour is not null),
  check (state not in ('approved', 'held', 'released') or approved_at is not null),
  check ((state in ('released', 'cancelled')) = (ended_at is not null)),
  check (state <> 'cancelled' or ended_reason is not null),
  check (visibility <> 'space' or space_id is not null)
);
create index release_publisher on release (publisher_id, created_at desc);
create index release_due on release (hour) where state = 'held';

-- Another hour is kept with the reason.
create table release_move (
  id uuid primary key,
  release_id uuid not null references release (id),
  from_hour timestamptz not null,
  to_hour timestamptz not null,
  reason text not null check (length(reason) between 1 and 1000),
  by uuid references person (id),
  at timestamptz not null
);
create index release_move_release on release_move (release_id, at);

create table release_listing (
  release_id uuid not null references release (id),
  listing_id uuid not null references listing (id) on delete cascade,
  added_at timestamptz not null,
  -- Taken out again, or not ready at the hour.
  removed_at timestamptz,
  primary key (release_id, listing_id)
);
create unique index release_listing_once on release_listing (listing_id) where removed_at is null;

-- Held back with its release: nothing of it is shown, whatever its other columns say.
alter table listing
  add column embargoed boolean not null default false,
  add constraint listing_embargo check (not embargoed or (state in ('draft', 'submitted', 'archived') and live_revision_id is null and release_at is null));

alter table import_run add column release_id uuid references release (id);

select pgboss.create_queue('release', '{"policy": "short", "retryLimit": 8, "retryDelay": 5, "retryBackoff": true}');

-- More kinds of request, beside those that are there.
do $$
declare present text := (select pg_get_constraintdef(oid) from pg_constraint where conname = 'request_kind_check');
begin
  alter table request drop constraint request_kind_check;
  execute 'alter table request add constraint request_kind_check ' || replace(present, 'ARRAY[', 'ARRAY[''handover''::text, ''citation''::text, ');
end $$;
