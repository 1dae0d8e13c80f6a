-- Listings: offers and needs. The draft is a working paper; a revision is frozen; variants are appended beside it.

create table listing (
  id uuid primary key,
  reference text not null unique,
  kind text not null check (kind in ('offer', 'need')),
  owner_id uuid not null references organisation (id),
  publisher_id uuid not null references organisation (id),
  mandate_id uuid references mandate (id),
  external_id text check (length(external_id) <= 200),
  source_lang text not null check (source_lang in ('zh', 'en')),
  state text not null default 'draft' check (state in ('draft', 'submitted', 'published', 'paused', 'closed', 'archived')),
  closed_reason text,
  visibility text not null default 'public' check (visibility in ('public', 'signed_in', 'space', 'named')),
  audience_spaces uuid[] not null default '{}',
  audience_organisations uuid[] not null default '{}',
  excluded_countries text[] not null default '{}',
  name_withheld boolean not null default false,
  open_for_interest boolean not null default true,
  live_revision_id uuid,
  -- The revision that waits for a moderator, or approved for its hour (release_at).
  pending_revision_id uuid,
  release_at timestamptz,
  published_at timestamptz,
  expires_at timestamptz,
  extended boolean not null default false,
  -- The end of which its keepers were told; another end is told anew.
  noticed_end timestamptz,
  contact_id uuid references person (id),
  sample boolean not null default false,
  merged_into uuid references listing (id),
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  check (publisher_id = owner_id or mandate_id is not null),
  check (state not in ('published', 'paused') or (live_revision_id is not null and published_at is not null and expires_at is not null)),
  check (state <> 'closed' or closed_reason is not null),
  check (state <> 'submitted' or pending_revision_id is not null),
  check (state <> 'draft' or pending_revision_id is null),
  check (merged_into is distinct from id),
  check (expires_at is null or published_at is null or expires_at <= published_at + interval '731 days')
);
create unique index listing_external on listing (owner_id, kind, external_id) where external_id is not null;
create index listing_owner on listing (owner_id);
create index listing_publisher on listing (publisher_id);
create index listing_state on listing (state, published_at desc);
create index listing_pending on listing (pending_revision_id) where pending_revision_id is not null;
create index listing_release on listing (release_at) where state = 'submitted' and release_at is not null;
create index listing_expiry on listing (expires_at) where state in ('published', 'paused');

-- The working paper of an author: saved by itself, no activity; parsed whole when it is submitted.
create table listing_draft (
  listing_id uuid primary key references listing (id) on delete cascade,
  version integer not null default 1,
  content jsonb not null,
  comment text check (length(comment) <= 2000),
  saved_at timestamptz not null default now(),
  saved_by uuid references person (id)
);

create table listing_revision (
  id uuid primary key,
  listing_id uuid not null references listing (id),
  number integer not null check (number > 0),
  source_lang text not null check (source_lang in ('zh', 'en')),
  -- Raised when the source texts change; a variant with of_rev below it is stale.
  text_rev integer not null check (text_rev > 0),
  fields text[] not null default '{}',
  fields_suggested boolean not null default false,
  profile text,
  stage text,
  trl smallint check (trl between 1 and 9),
  ipr text,
  patents jsonb not null default '[]',
  partnerships text[] not null default '{}',
  partner_types text[] not null default '{}',
  sdgs smallint[] not null default '{}',
  countries_sought text[] not null default '{}',
  next_steps text[] not null default '{}',
  amount_minor bigint check (amount_minor >= 0),
  amount_currency text check (amount_currency ~ '^[A-Z]{3}$'),
  negotiable boolean not null default false,
  level text,
  level_assessor text,
  need_class text,
  deadline date,
  result_owner text,
  indicators jsonb not null default '[]',
  video text,
  contact_name text,
  contact_email text,
  contact_phone text,
  completeness smallint not null check (completeness between 0 and 100),
  digest bytea not null check (octet_length(digest) = 32),
  submitted_by uuid references person (id),
  submitted_at timestamptz not null default now(),
  approved_by uuid references person (id),
  approved_at timestamptz,
  unique (listing_id, number),
  check ((amount_minor is null) = (amount_currency is null))
);
alter table listing add constraint listing_live_revision foreign key (live_revision_id) references listing_revision (id) deferrable initially deferred;
alter table listing add constraint listing_pending_revision foreign key (pending_revision_id) references listing_revision (id) deferrable initially deferred;

-- Completeness is derived, and rises when a translation is added beside a frozen version.
create function qiao_revision_frozen() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'a revision is never deleted' using errcode = 'restrict_violation'; end if;
  if to_jsonb(old) - 'approved_by' - 'approved_at' - 'completeness' <> to_jsonb(new) - 'approved_by' - 'approved_at' - 'completeness'
    or (old.approved_at is not null and old.approved_at is distinct from new.approved_at) then
    raise exception 'a revision is frozen' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger listing_revision_frozen before update or delete on listing_revision for each row execute function qiao_revision_frozen();

-- One text of one revision in one language; append-only, the newest per (revision, field, lang) counts.
create table listing_variant (
  id uuid primary key,
  revision_id uuid not null references listing_revision (id),
  lang text not null check (lang in ('zh', 'en')),
  field text not null,
  body text not null,
  origin text not null check (origin in ('author', 'human', 'machine', 'approved')),
  of_rev integer not null check (of_rev > 0),
  by uuid references person (id),
  at timestamptz not null default clock_timestamp()
);
create index listing_variant_revision on listing_variant (revision_id, field, lang, at desc, id desc);
create trigger listing_variant_append_only before update or delete on listing_variant for each row execute function qiao_refuse_change();

-- A machine variant never takes the place of an author's, a human's or an approved one (invariant 1).
create function qiao_variant_rank() returns trigger language plpgsql as $$
begin
  if new.origin = 'machine' and exists (
    select 1 from listing_variant where revision_id = new.revision_id and lang = new.lang and field = new.field and origin <> 'machine'
  ) then
    raise exception 'machine text never replaces a human text' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger listing_variant_rank before insert on listing_variant for each row execute function qiao_variant_rank();

-- The one view of what counts and what is stale (invariant 2): every page, feed, export and API answer reads it.
create view listing_text as
select distinct on (variant.revision_id, variant.field, variant.lang)
  variant.id as variant_id, variant.revision_id, revision.listing_id, variant.field, variant.lang, variant.body, variant.origin,
  variant.of_rev, revision.text_rev, variant.of_rev < revision.text_rev as stale, variant.at, variant.by
from listing_variant variant
join listing_revision revision on revision.id = variant.revision_id
order by variant.revision_id, variant.field, variant.lang, variant.at desc, variant.id desc;

-- Confidential detail: a table of its own with its own grants, never indexed, never in a list.
create table listing_confidential (
  listing_id uuid primary key references listing (id),
  detail qiao_text not null,
  updated_at timestamptz not null default now(),
  updated_by uuid references person (id)
);
create table listing_grant (
  id uuid primary key,
  listing_id uuid not null references listing (id),
  organisation_id uuid not null references organisation (id),
  granted_by uuid not null references person (id),
  granted_at timestamptz not null default now(),
  until timestamptz,
  ended_at timestamptz
);
create unique index listing_grant_active on listing_grant (listing_id, organisation_id) where ended_at is null;

-- An organisation to which a withheld name is known: its interest was accepted.
create table listing_reveal (
  listing_id uuid not null references listing (id),
  organisation_id uuid not null references organisation (id),
  at timestamptz not null default now(),
  primary key (listing_id, organisation_id)
);

-- The listings that belong to a space.
create table listing_space (
  listing_id uuid not null references listing (id),
  space_id uuid not null references space (id),
  added_by uuid references person (id),
  added_at timestamptz not null default now(),
  primary key (listing_id, space_id)
);

-- Quality review by the four criteria, 0–5 each.
create table listing_review (
  id uuid primary key,
  revision_id uuid not null references listing_revision (id),
  reviewer_id uuid not null references person (id),
  advantages smallint not null check (advantages between 0 and 5),
  clarity smallint not null check (clarity between 0 and 5),
  cooperation smallint not null check (cooperation between 0 and 5),
  language smallint not null check (language between 0 and 5),
  comment text check (length(comment) <= 2000),
  outcome text not null check (outcome in ('publish', 'hold', 'return')),
  sampled boolean not null default false,
  at timestamptz not null default now()
);
create index listing_review_revision on listing_review (revision_id, at desc);

-- A revision that a trusted organisation published at once, drawn for a later look; open until a sampled review exists.
create table listing_sample (
  revision_id uuid primary key references listing_revision (id),
  drawn_at timestamptz not null default now(),
  reviewed_at timestamptz
);
create index listing_sample_open on listing_sample (drawn_at) where reviewed_at is null;

create table bookmark (
  person_id uuid not null references person (id),
  listing_id uuid not null references listing (id),
  at timestamptz not null default now(),
  primary key (person_id, listing_id)
);

-- Views per day: measurements, no activity; robots and repeats are left out before they get here.
create table listing_view (
  listing_id uuid not null references listing (id),
  day date not null,
  views integer not null check (views >= 0),
  primary key (listing_id, day)
);

-- Who was seen today, as a hash under a salt that is forgotten with the day.
create unlogged table listing_view_salt (
  day date primary key,
  salt bytea not null
);
create unlogged table listing_view_seen (
  day date not null,
  listing_id uuid not null,
  visitor bytea not null,
  primary key (day, listing_id, visitor)
);

-- Watermark log for the live index: rows older than the oldest running transaction are complete.
create table listing_change (
  xid xid8 not null default pg_current_xact_id(),
  listing_id uuid not null,
  at timestamptz not null default clock_timestamp()
);
create index listing_change_xid on listing_change (xid);
create function qiao_listing_changed() returns trigger language plpgsql as $$
declare changed uuid;
begin
  if tg_table_name = 'listing' then
    changed := new.id;
  else
    select listing_id into changed from listing_revision where id = new.revision_id;
  end if;
  insert into listing_change (listing_id) values (changed);
  perform pg_notify('listing_changed', '');
  return null;
end $$;
create trigger listing_changed after insert or update on listing for each row execute function qiao_listing_changed();
create trigger listing_variant_changed after insert on listing_variant for each row execute function qiao_listing_changed();

-- Facets that a listing takes from its owner and its spaces.
create function qiao_listing_owner_changed() returns trigger language plpgsql as $$
begin
  if new.merged_into is not null then
    update listing set audience_organisations = array_replace(audience_organisations, new.id, new.merged_into) where new.id = any(audience_organisations);
  end if;
  insert into listing_change (listing_id) select id from listing where owner_id = new.id;
  perform pg_notify('listing_changed', '');
  return null;
end $$;
create trigger listing_owner_changed after update on organisation for each row
  when (old.kind <> new.kind or old.country <> new.country or old.region is distinct from new.region or old.merged_into is distinct from new.merged_into)
  execute function qiao_listing_owner_changed();
create function qiao_listing_space_changed() returns trigger language plpgsql as $$
begin
  insert into listing_change (listing_id) values (coalesce(new.listing_id, old.listing_id));
  perform pg_notify('listing_changed', '');
  return null;
end $$;
create trigger listing_space_changed after insert or delete on listing_space for each row execute function qiao_listing_space_changed();

create table import_run (
  id uuid primary key,
  organisation_id uuid not null references organisation (id),
  kind text not null check (kind in ('offer', 'need')),
  file_id uuid references file (id),
  format text not null check (format in ('csv', 'xlsx', 'jsonl')),
  mapping jsonb not null default '{}',
  publish boolean not null default false,
  dry_run boolean not null default false,
  state text not null default 'mapped' check (state in ('mapped', 'queued', 'running', 'done', 'failed', 'cancelled')),
  rows_read integer not null default 0,
  rows_total integer,
  created_rows integer not null default 0,
  updated_rows integer not null default 0,
  unchanged_rows integer not null default 0,
  failed_rows integer not null default 0,
  report_file_id uuid references file (id),
  error text,
  started_by uuid references person (id),
  at timestamptz not null default now(),
  finished_at timestamptz
);
create index import_run_organisation on import_run (organisation_id, at desc);

-- What a reader's organisation has put aside, with the reason; it changes only that organisation's list.
create table match_dismissal (
  id uuid primary key,
  listing_id uuid not null references listing (id),
  other_id uuid not null references listing (id),
  organisation_id uuid not null references organisation (id),
  reason text not null check (reason in ('too_early', 'benefit_unclear', 'commercial_route_unclear', 'description_unclear', 'not_a_fit', 'already_alternative', 'later')),
  note text check (length(note) <= 500),
  by uuid not null references person (id),
  at timestamptz not null default now(),
  ended_at timestamptz
);
create unique index match_dismissal_active on match_dismissal (listing_id, other_id, organisation_id) where ended_at is null;
