-- Spaces, files, threads, requests, notices, mail.

-- Alliance, body, event, programme and cohort share one table of scopes; what is special to a kind has its own table later.
create table space (
  id uuid primary key,
  kind text not null check (kind in ('alliance', 'body', 'event', 'programme', 'cohort')),
  slug text not null unique check (slug ~ '^[a-z0-9](-?[a-z0-9])*$' and length(slug) <= 80),
  name qiao_text not null,
  purpose qiao_text,
  parent_id uuid references space (id),
  visibility text not null default 'public' check (visibility in ('public', 'signed_in', 'space')),
  starts_on date,
  ends_on date,
  sample boolean not null default false,
  created_by uuid references person (id),
  created_at timestamptz not null default now(),
  check (ends_on is null or starts_on is null or ends_on >= starts_on)
);
create table space_member (
  id uuid primary key,
  space_id uuid not null references space (id),
  organisation_id uuid references organisation (id),
  person_id uuid references person (id),
  role text not null check (role in ('host', 'secretariat', 'member', 'supporter', 'funder', 'observer')),
  from_on date not null default current_date,
  to_on date,
  check (num_nonnulls(organisation_id, person_id) = 1),
  check (to_on is null or to_on >= from_on)
);
create unique index space_member_active on space_member (space_id, coalesce(organisation_id, person_id), role) where to_on is null;
comment on column space_member.organisation_id is 'merge: drop';
create index space_member_organisation on space_member (organisation_id) where organisation_id is not null;
create index space_member_person on space_member (person_id) where person_id is not null;
create table seat (
  id uuid primary key,
  space_id uuid not null references space (id),
  person_id uuid not null references person (id),
  role text not null check (role in ('chair', 'champion', 'secretary', 'member', 'alternate')),
  from_on date not null default current_date,
  to_on date,
  check (to_on is null or to_on >= from_on)
);
create unique index seat_active on seat (space_id, person_id, role) where to_on is null;
create index seat_person on seat (person_id);

-- What a person holds in a space: a seat, a membership of their own, or that of an organisation of which they are an
-- active member. Dates are half-open in UTC: a right begins on from_on and is gone on to_on.
create view space_right as
  select person_id, space_id, role, from_on, to_on from seat
  union all
  select person_id, space_id, role, from_on, to_on from space_member where person_id is not null
  union all
  select a.person_id, m.space_id, m.role, m.from_on, m.to_on
  from space_member m join affiliation a on a.organisation_id = m.organisation_id and a.ended_at is null;

-- Content-addressed blobs; rows own them, access goes by the row.
create table blob (
  sha256 bytea primary key check (octet_length(sha256) = 32),
  bytes bigint not null check (bytes >= 0),
  media_type text not null,
  at timestamptz not null default now()
);
create table file (
  id uuid primary key,
  sha256 bytea not null references blob (sha256),
  name text not null check (length(name) between 1 and 255),
  media_type text not null,
  bytes bigint not null,
  owner_type text not null,
  owner_id uuid not null,
  uploaded_by uuid references person (id),
  at timestamptz not null default now(),
  removed_at timestamptz
);
create index file_owner on file (owner_type, owner_id) where removed_at is null;

create table thread (
  id uuid primary key,
  object_type text not null,
  object_id uuid not null,
  created_at timestamptz not null default now(),
  unique (object_type, object_id)
);
create table message (
  id uuid primary key,
  thread_id uuid not null references thread (id),
  author_id uuid references person (id),
  organisation_id uuid references organisation (id),
  lang text not null check (lang in ('zh', 'en')),
  body text not null check (length(body) between 1 and 20000),
  -- Private notes belong to one side only.
  private_to uuid references organisation (id),
  at timestamptz not null default clock_timestamp()
);
create index message_thread on message (thread_id, at);

-- Generic request: accepting runs the effect once, in the same transaction.
create table request (
  id uuid primary key,
  kind text not null check (kind in ('affiliation', 'join_space', 'translation', 'correction', 'takedown', 'introduction', 'more_information', 'dataset_access', 'training', 'data_rights')),
  from_person uuid references person (id),
  from_organisation uuid references organisation (id),
  to_organisation uuid references organisation (id),
  object_type text not null,
  object_id uuid not null,
  role text,
  message text check (length(message) <= 2000),
  state text not null default 'submitted' check (state in ('created', 'submitted', 'accepted', 'declined', 'cancelled', 'expired')),
  answer text check (length(answer) <= 2000),
  decided_by uuid references person (id),
  decided_at timestamptz,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '60 days'
);
create unique index request_open on request (kind, object_type, object_id, coalesce(from_person, '00000000-0000-0000-0000-000000000000'), coalesce(from_organisation, '00000000-0000-0000-0000-000000000000')) where state in ('created', 'submitted');
comment on column request.from_organisation is 'merge: drop';
create index request_to on request (to_organisation) where state = 'submitted';

-- Desk notices and the mail that goes with them: one per (person, kind, object, version).
create table notice (
  id uuid primary key,
  person_id uuid not null references person (id),
  kind text not null,
  object_type text not null,
  object_id uuid not null,
  version text not null default '',
  about jsonb not null default '{}',
  at timestamptz not null default clock_timestamp(),
  read_at timestamptz,
  unique (person_id, kind, object_type, object_id, version)
);
create index notice_person on notice (person_id, at desc);
create table mail (
  id uuid primary key,
  person_id uuid references person (id),
  address text not null,
  lang text not null check (lang in ('zh', 'en')),
  kind text not null,
  object_type text not null,
  object_id uuid not null,
  version text not null default '',
  subject text not null,
  body text not null,
  -- The same with links and codes masked: what staff may read in the outbox.
  masked text not null,
  state text not null default 'queued' check (state in ('queued', 'kept', 'sent', 'failed')),
  tries integer not null default 0,
  error text,
  at timestamptz not null default clock_timestamp(),
  sent_at timestamptz
);
create unique index mail_once on mail (address, kind, object_type, object_id, version);
create index mail_queue on mail (at) where state = 'queued';
