-- Posters: a run makes them for chosen listings as one file. Nudges: the host asks an organisation to answer an interest.

create table poster_run (
  id uuid primary key,
  asked_by uuid not null references person (id),
  -- What was chosen, as its asker knows it: the words of a search or the name of an organisation.
  title text not null check (length(title) <= 400),
  lang text not null check (lang in ('zh', 'en')),
  sheets boolean not null default true,
  pictures boolean not null default true,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  done integer not null default 0,
  total integer not null check (total between 1 and 300),
  made integer not null default 0,
  seconds real,
  file_id uuid references file (id),
  error text,
  at timestamptz not null default now(),
  finished_at timestamptz,
  check (sheets or pictures),
  check (state <> 'done' or file_id is not null)
);
create index poster_run_asked_by on poster_run (asked_by, at desc);
create index poster_run_finished on poster_run (finished_at);

create table poster_run_listing (
  run_id uuid not null references poster_run (id) on delete cascade,
  listing_id uuid not null references listing (id),
  place integer not null,
  -- waiting until it was drawn; refused names why: characters without a glyph, or no longer readable.
  outcome text not null default 'waiting' check (outcome in ('waiting', 'made', 'no_glyph', 'unreadable')),
  characters text not null default '',
  -- The poster names the owner: whoever fetches the file must still know it.
  named boolean not null default false,
  primary key (run_id, listing_id)
);
create index poster_run_listing_listing on poster_run_listing (listing_id);

create table deal_nudge (
  id uuid primary key,
  deal_id uuid not null references deal (id),
  by uuid not null references person (id),
  at timestamptz not null default now()
);
create index deal_nudge_deal on deal_nudge (deal_id, at desc);
create index deal_nudge_by on deal_nudge (by);

select pgboss.create_queue('posters', '{"policy": "short", "retryLimit": 4, "retryDelay": 5, "retryBackoff": true}');
