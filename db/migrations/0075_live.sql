-- The live page of a session: where it is broadcast, questions with votes, polls, reactions, and how many look on.

create table live_session (
  session_id uuid primary key,
  event_id uuid not null,
  state text not null default 'waiting' check (state in ('waiting', 'on', 'ended')),
  -- Whether questions and votes are taken.
  questions boolean not null default false,
  -- Who asks, votes and answers polls: whoever is signed in, or those who have a seat.
  takes_from text not null default 'signed_in' check (takes_from in ('signed_in', 'participants')),
  -- A question is shown once a moderator lets it; without, at once.
  moderated boolean not null default true,
  reactions boolean not null default true,
  -- The number of the question shown last; what is hidden has none.
  last_number integer not null default 0,
  -- What stands on the screen in the hall.
  stage_question uuid,
  stage_poll uuid,
  version integer not null default 1,
  created_at timestamptz not null,
  foreign key (session_id, event_id) references event_session (id, event_id),
  check (stage_question is null or stage_poll is null)
);
create index live_session_event on live_session (event_id);

create table live_stream (
  id uuid primary key,
  session_id uuid not null references live_session (session_id),
  position smallint not null,
  -- Whom the address serves best.
  region text not null check (region in ('everywhere', 'mainland', 'uk', 'elsewhere')),
  -- page: opened in a window of its own · embed: a player of a host that the platform allows · hls: our own player.
  kind text not null check (kind in ('page', 'embed', 'hls')),
  url text not null check (url ~ '^https://[^\s]+$' and length(url) <= 1500),
  name qiao_text not null
);
create index live_stream_session on live_stream (session_id, position);

-- How many watched, as a broadcaster counted it: a figure stands, a correction is a new one.
create table live_figure (
  id uuid primary key,
  session_id uuid not null references live_session (session_id),
  viewers bigint not null check (viewers between 0 and 100000000000),
  source qiao_text not null,
  source_url text check (source_url ~ '^https?://[^\s]+$' and length(source_url) <= 1500),
  counted_at timestamptz not null,
  entered_by uuid references person (id),
  entered_at timestamptz not null
);
create index live_figure_session on live_figure (session_id, entered_at desc);

-- What signs of life make likely, a row a minute and process. An estimate.
create table live_attendance (
  session_id uuid not null references live_session (session_id),
  minute timestamptz not null,
  process uuid not null,
  beats integer not null check (beats >= 0),
  viewers integer not null check (viewers >= 0),
  primary key (session_id, minute, process)
);

create table live_question (
  id uuid primary key,
  session_id uuid not null references live_session (session_id),
  person_id uuid not null references person (id),
  -- Empty once its author was erased.
  body qiao_text,
  -- What makes two sendings of one question one.
  digest bytea not null check (octet_length(digest) = 32),
  named boolean not null default true,
  state text not null check (state in ('waiting', 'shown', 'hidden', 'answered', 'merged')),
  number integer check (number >= 1),
  votes integer not null default 0 check (votes >= 0),
  merged_into uuid references live_question (id),
  answer qiao_text,
  answered_at timestamptz,
  asked_at timestamptz not null,
  decided_by uuid references person (id),
  version integer not null default 1,
  check ((state = 'merged') = (merged_into is not null)),
  check (state <> 'answered' or answered_at is not null),
  check (state not in ('shown', 'answered') or number is not null)
);
create unique index live_question_once on live_question (session_id, person_id, digest);
create unique index live_question_number on live_question (session_id, number) where number is not null;
create index live_question_state on live_question (session_id, state, votes desc);
create index live_question_person on live_question (person_id);
create index live_question_merged on live_question (merged_into) where merged_into is not null;

-- One vote of a person for a question: the key says so.
create table live_vote (
  question_id uuid not null references live_question (id),
  person_id uuid not null references person (id),
  at timestamptz not null,
  primary key (question_id, person_id)
);
create index live_vote_person on live_vote (person_id);

create table live_poll (
  id uuid primary key,
  session_id uuid not null references live_session (session_id),
  number integer not null check (number >= 1),
  question qiao_text not null,
  state text not null default 'draft' check (state in ('draft', 'open', 'closed')),
  created_by uuid references person (id),
  created_at timestamptz not null,
  opened_at timestamptz,
  closed_at timestamptz,
  unique (session_id, number),
  unique (id, session_id)
);

create table live_choice (
  id uuid primary key,
  poll_id uuid not null references live_poll (id),
  position smallint not null,
  label qiao_text not null,
  answers integer not null default 0 check (answers >= 0),
  unique (poll_id, position),
  unique (id, poll_id)
);

-- One answer of a person in a poll, and it stands.
create table live_answer (
  poll_id uuid not null,
  person_id uuid not null references person (id),
  choice_id uuid not null,
  at timestamptz not null,
  primary key (poll_id, person_id),
  foreign key (choice_id, poll_id) references live_choice (id, poll_id)
);
create index live_answer_person on live_answer (person_id);

-- Reactions are counted and name nobody.
create table live_reaction (
  session_id uuid not null references live_session (session_id),
  kind text not null check (kind in ('clap', 'like', 'idea')),
  minute timestamptz not null,
  count integer not null check (count > 0),
  primary key (session_id, kind, minute)
);

-- Whoever asks, votes and reacts here no longer.
create table live_block (
  session_id uuid not null references live_session (session_id),
  person_id uuid not null references person (id),
  blocked_by uuid references person (id),
  blocked_at timestamptz not null,
  primary key (session_id, person_id)
);
create index live_block_person on live_block (person_id);

-- What was asked and answered stands; a question's words change only by being taken away or translated.
create function qiao_question_stands() returns trigger language plpgsql as $$
begin
  if new.session_id <> old.session_id or new.person_id <> old.person_id or new.digest <> old.digest or new.asked_at <> old.asked_at
    or (old.number is not null and new.number is distinct from old.number)
    or (new.body is not null and (old.body is null or new.body -> 'source' <> old.body -> 'source' or (new.body #> array['variants', new.body ->> 'source']) <> (old.body #> array['variants', old.body ->> 'source']))) then
    raise exception 'a question that was asked stands' using errcode = 'restrict_violation', constraint = 'live_question_stands';
  end if;
  return new;
end $$;
create trigger live_question_stands before update on live_question for each row execute function qiao_question_stands();

-- A poll takes answers while it is open.
create function qiao_poll_is_open() returns trigger language plpgsql as $$
begin
  if not exists (select from live_poll where id = new.poll_id and state = 'open') then
    raise exception 'the poll is not open' using errcode = 'check_violation', constraint = 'live_poll_is_open';
  end if;
  return new;
end $$;
create trigger live_poll_is_open before insert on live_answer for each row execute function qiao_poll_is_open();
