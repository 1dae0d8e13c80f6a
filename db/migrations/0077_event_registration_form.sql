-- What a registration asks, invitations, check-in, and the queue that moves the waiting list.

create table event_question (
  id uuid primary key,
  event_id uuid not null references event (space_id),
  position smallint not null,
  kind text not null check (kind in ('words', 'choice', 'yes_no')),
  label qiao_text not null,
  -- Why it is asked: stands beside the field, since the answer is the person's consent to it.
  purpose qiao_text not null,
  -- A choice's options, one a line in each language.
  options qiao_text,
  required boolean not null default false,
  -- Days after the event after which answers are deleted.
  keep_days smallint not null default 90 check (keep_days between 0 and 730),
  retired_at timestamptz,
  unique (id, event_id),
  check ((kind = 'choice') = (options is not null))
);
create index event_question_event on event_question (event_id, position);

create table event_answer (
  registration_id uuid not null references event_registration (id) on delete cascade,
  question_id uuid not null references event_question (id),
  words text not null check (length(words) between 1 and 2000),
  primary key (registration_id, question_id)
);

create table event_invitation (
  id uuid primary key,
  event_id uuid not null references event (space_id),
  ticket_id uuid not null references event_ticket (id),
  -- Cleared when its person is erased.
  email text check (email = lower(email)),
  name text not null check (length(name) <= 200),
  lang text not null check (lang in ('zh', 'en')),
  token_hash bytea not null unique,
  invited_by uuid not null references person (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references person (id),
  revoked_at timestamptz,
  foreign key (ticket_id, event_id) references event_ticket (id, event_id)
);
create unique index event_invitation_open on event_invitation (event_id, email) where accepted_at is null and revoked_at is null;

-- Each time a badge was read; the device's own key makes what is sent twice one.
create table event_check_in (
  registration_id uuid not null references event_registration (id) on delete cascade,
  key uuid not null,
  -- When it was read, by the device's clock, never after it arrived.
  at timestamptz not null,
  arrived_at timestamptz not null,
  checked_by uuid references person (id),
  primary key (registration_id, key),
  check (at <= arrived_at)
);

select pgboss.create_queue('event_sweep', '{"policy": "short", "retryLimit": 8, "retryDelay": 5, "retryBackoff": true}');
