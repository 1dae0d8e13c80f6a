-- Events: what is special to a space of kind event. A programme is drafted in event_session and read from its releases.

create table event (
  space_id uuid primary key references space (id),
  reference text not null unique,
  template text not null check (template in ('week', 'forum', 'roadshow_day', 'workshop', 'matchmaking_day')),
  -- The host, whose officers run it.
  host_id uuid not null references organisation (id),
  state text not null default 'draft' check (state in ('draft', 'published', 'cancelled')),
  -- Who reads it once it is out; a draft's space is for those who belong to it.
  visibility text not null default 'public' check (visibility in ('public', 'signed_in', 'space')),
  mode text not null default 'both' check (mode in ('on_site', 'online', 'both')),
  description qiao_text,
  place qiao_text,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- Codes of fields and priority areas.
  fields text[] not null default '{}',
  registration_opens_at timestamptz,
  registration_closes_at timestamptz,
  cloned_from uuid references event (space_id),
  cancelled_reason text check (length(cancelled_reason) <= 2000),
  published_at timestamptz,
  created_by uuid references person (id),
  created_at timestamptz not null,
  version integer not null default 1,
  check (ends_at > starts_at),
  check (state <> 'published' or published_at is not null),
  check (state <> 'cancelled' or cancelled_reason is not null),
  check (registration_closes_at is null or registration_opens_at is null or registration_closes_at > registration_opens_at)
);
create index event_time on event (starts_at);
create index event_host on event (host_id);

-- Organisers in the fixed order of their roles, then as they were put.
create table event_organiser (
  id uuid primary key,
  event_id uuid not null references event (space_id),
  role text not null check (role in ('supervised', 'hosted', 'co_hosted', 'organised', 'assisted', 'supported')),
  position smallint not null,
  organisation_id uuid references organisation (id),
  -- One that has no page here.
  name qiao_text,
  logo_file_id uuid references file (id),
  check (num_nonnulls(organisation_id, name) = 1)
);
create unique index event_organiser_once on event_organiser (event_id, role, organisation_id) where organisation_id is not null;
comment on column event_organiser.organisation_id is 'merge: drop';

create table event_venue (
  id uuid primary key,
  event_id uuid not null references event (space_id),
  position smallint not null,
  name qiao_text not null,
  kind text not null default 'room' check (kind in ('room', 'online')),
  capacity integer check (capacity between 1 and 1000000),
  address qiao_text,
  unique (id, event_id)
);
create index event_venue_event on event_venue (event_id, position);

-- A session keeps its identity through all versions of the programme: questions, line-ups and statistics hang on it.
create table event_session (
  id uuid primary key,
  event_id uuid not null references event (space_id),
  kind text not null check (kind in ('ceremony', 'plenary', 'forum', 'panel', 'workshop', 'roadshow', 'matchmaking', 'visit', 'break')),
  title qiao_text not null,
  abstract qiao_text,
  track qiao_text,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  venue_id uuid,
  -- The identity in a file from outside (frab guid, iCalendar UID), so that it comes in once.
  outside_id text check (length(outside_id) between 1 and 300),
  removed_at timestamptz,
  created_by uuid references person (id),
  created_at timestamptz not null,
  version integer not null default 1,
  check (ends_at > starts_at),
  unique (id, event_id),
  foreign key (venue_id, event_id) references event_venue (id, event_id)
);
create index event_session_event on event_session (event_id, starts_at) where removed_at is null;
create unique index event_session_outside on event_session (event_id, outside_id) where outside_id is not null;

create table event_speaker (
  id uuid primary key,
  session_id uuid not null references event_session (id),
  position smallint not null,
  role text not null default 'speaker' check (role in ('speaker', 'chair', 'moderator', 'panellist')),
  person_id uuid references person (id),
  name qiao_name not null,
  -- As it is printed: position and organisation.
  about qiao_text
);
create index event_speaker_session on event_speaker (session_id, position);
create index event_speaker_person on event_speaker (person_id) where person_id is not null;

-- A released programme: what everybody reads, as a value with its fingerprint. It names speakers by the id of their row, so
-- that an erasure leaves it as it is; a row of a released speaker is not written over, a change of theirs is a new row.
create table event_release (
  event_id uuid not null references event (space_id),
  number integer not null check (number >= 1),
  content jsonb not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  note text check (length(note) <= 2000),
  released_by uuid references person (id),
  released_at timestamptz not null,
  primary key (event_id, number)
);
create function qiao_release_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and to_jsonb(old) - 'note' = to_jsonb(new) - 'note' and new.note is distinct from old.note and new.note like '%••%' then return new; end if;
  raise exception 'a released programme does not change' using errcode = 'restrict_violation', constraint = 'event_release_stands';
end $$;
create trigger event_release_stands before update or delete on event_release for each row execute function qiao_release_stands();
