-- The hall of an event: exhibits refer to listings, so it stays open after the week; booths; visits as sums.

create table event_exhibit (
  event_id uuid not null references event (space_id),
  listing_id uuid not null references listing (id),
  -- asked: an exhibitor waits for the organiser · shown · taken: out again, by either.
  state text not null check (state in ('asked', 'shown', 'taken')),
  put_by uuid references person (id),
  put_at timestamptz not null,
  decided_by uuid references person (id),
  decided_at timestamptz,
  primary key (event_id, listing_id)
);
create index event_exhibit_listing on event_exhibit (listing_id);

create table event_booth (
  id uuid primary key,
  event_id uuid not null references event (space_id),
  organisation_id uuid not null references organisation (id),
  about qiao_text,
  -- A film elsewhere.
  film text check (film ~ '^https://' and length(film) <= 1000),
  edited_by uuid references person (id),
  edited_at timestamptz not null,
  version integer not null default 1,
  unique (event_id, organisation_id)
);
comment on column event_booth.organisation_id is 'merge: drop';

-- How often something of an event was opened, by day: a sum that knows nobody.
create table event_visit (
  event_id uuid not null references event (space_id),
  day date not null,
  part text not null check (part in ('event', 'hall', 'programme', 'session', 'booth')),
  -- The session or booth; the event itself for the others.
  object_id uuid not null,
  visits bigint not null check (visits > 0),
  primary key (event_id, day, part, object_id)
);
