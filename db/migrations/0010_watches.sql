-- Saved searches, saved needs and watches: what a person asked to be told of, and what they were told.

create table watch (
  id uuid primary key,
  person_id uuid not null references person (id),
  kind text not null check (kind in ('search', 'need', 'listing', 'organisation', 'match')),
  -- What the person calls it. Watches of things have no name of their own: they are called by what may be read of the thing now.
  name text check (length(name) between 1 and 120),
  words text check (length(words) between 1 and 400),
  -- Chosen facets of the hall as `facet:value`.
  chosen text[] not null default '{}' check (cardinality(chosen) <= 180),
  -- A private need: seen by nobody else, and what it looks for.
  text_zh text check (length(text_zh) between 1 and 5000),
  text_en text check (length(text_en) between 1 and 5000),
  seeks text check (seeks in ('offer', 'need')),
  -- A need saved from a listing, a watched listing, or the need of a watched match; `other_id` is the match's offer.
  listing_id uuid references listing (id) on delete cascade,
  other_id uuid references listing (id) on delete cascade,
  organisation_id uuid references organisation (id),
  rhythm text not null check (rhythm in ('at_once', 'daily', 'weekly')),
  by_desk boolean not null default true,
  by_mail boolean not null default true,
  paused_at timestamptz,
  -- Until when it was looked at for news; the next digest is due at the first boundary of its rhythm after this.
  looked_at timestamptz not null,
  -- Something happened that may concern it; only a rhythm of `at_once` waits for this.
  stirred_at timestamptz,
  told_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  xid xid8 not null default pg_current_xact_id(),
  check ((name is not null) = (kind in ('search', 'need'))),
  check (kind <> 'search' or words is not null or cardinality(chosen) > 0),
  check (kind = 'search' or (words is null and cardinality(chosen) = 0)),
  check ((seeks is not null) = (kind = 'need' and listing_id is null)),
  check ((coalesce(text_zh, text_en) is not null) = (seeks is not null)),
  check ((organisation_id is not null) = (kind = 'organisation')),
  check ((other_id is not null) = (kind = 'match')),
  check (kind = 'need' or (listing_id is not null) = (kind in ('listing', 'match')))
);
comment on column watch.organisation_id is 'merge: drop';
create index watch_person on watch (person_id, created_at);
create index watch_xid on watch (xid);
create index watch_listing on watch (listing_id) where listing_id is not null;
create index watch_other on watch (other_id) where other_id is not null;
create index watch_organisation on watch (organisation_id) where organisation_id is not null;
create index watch_stirred on watch (stirred_at) where stirred_at is not null;
create index watch_due on watch (rhythm, looked_at) where paused_at is null;
create unique index watch_one_listing on watch (person_id, kind, listing_id) where kind in ('listing', 'need') and listing_id is not null;
create unique index watch_one_organisation on watch (person_id, organisation_id) where kind = 'organisation';
create unique index watch_one_match on watch (person_id, listing_id, other_id) where kind = 'match';

-- What was found for a watch: once per listing. Whether its person may read it is asked when it is told, never before.
create table watch_found (
  watch_id uuid not null references watch (id) on delete cascade,
  listing_id uuid not null references listing (id) on delete cascade,
  found_at timestamptz not null,
  told_at timestamptz,
  primary key (watch_id, listing_id)
);
create index watch_found_waiting on watch_found (listing_id) where told_at is null;

-- How a watched listing stood when its person was last told of it.
create table watch_subject (
  watch_id uuid not null references watch (id) on delete cascade,
  listing_id uuid not null references listing (id) on delete cascade,
  revision_id uuid,
  on_show boolean not null,
  primary key (watch_id, listing_id)
);

-- A letter of news and its lines. The words are written when it is sent, from what may be read then.
create table watch_letter (
  id uuid primary key,
  person_id uuid not null references person (id),
  rhythm text not null check (rhythm in ('at_once', 'daily', 'weekly')),
  at timestamptz not null
);
create index watch_letter_person on watch_letter (person_id);
create index watch_letter_at on watch_letter (at);
create table watch_letter_line (
  letter_id uuid not null references watch_letter (id) on delete cascade,
  watch_id uuid not null references watch (id) on delete cascade,
  listing_id uuid not null references listing (id) on delete cascade,
  what text not null check (what in ('found', 'revised', 'gone', 'back')),
  place integer not null,
  primary key (letter_id, watch_id, listing_id)
);

-- The address of a personal feed, and of the page that stops letters: of each only the hash of its token.
create table watch_feed (
  watch_id uuid primary key references watch (id) on delete cascade,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  made_at timestamptz not null
);
create table watch_exit (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  person_id uuid not null references person (id),
  rhythm text not null check (rhythm in ('at_once', 'daily', 'weekly')),
  at timestamptz not null
);
create index watch_exit_person on watch_exit (person_id);

-- Up to where the changes of listings were compared with the watches (as decision 0011).
create table watch_mark (
  one boolean primary key default true check (one),
  xid xid8 not null default pg_snapshot_xmin(pg_current_snapshot())
);
insert into watch_mark default values;

-- Letters to a list: where it is left (RFC 2369, RFC 8058) and its name (RFC 2919).
alter table mail add column unsubscribe text, add column list text;

alter table api_token drop constraint api_token_scopes_check;
alter table api_token add constraint api_token_scopes_check
  check (cardinality(scopes) > 0 and scopes <@ array['listings:read', 'listings:write', 'interests:read', 'interests:write', 'matches:read', 'watches:read', 'watches:write']);

select pgboss.create_queue(name, '{"policy": "short", "retryLimit": 8, "retryDelay": 5, "retryBackoff": true}')
from unnest(array['watch_tell', 'watch_sweep']) as name;
