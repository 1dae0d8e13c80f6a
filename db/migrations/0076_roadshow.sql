-- A roadshow: teams in their order, the clock of each pitch, what jurors say of it, and the interest that it meets.

create table roadshow (
  session_id uuid primary key,
  event_id uuid not null,
  pitch_minutes smallint not null default 8 check (pitch_minutes between 1 and 120),
  question_minutes smallint not null default 4 check (question_minutes between 0 and 120),
  -- Whether jurors give scores, which nobody but them and the organisers sees.
  scored boolean not null default false,
  -- The call whose advanced entries it takes.
  call_id uuid references call (id),
  -- The pitch under way, and its clock: what had run when it last stood still, and since when it runs.
  current_id uuid,
  phase text check (phase in ('pitch', 'questions')),
  run_ms integer not null default 0 check (run_ms >= 0),
  running_since timestamptz,
  version integer not null default 1,
  foreign key (session_id, event_id) references event_session (id, event_id),
  check ((current_id is null) = (phase is null)),
  check (running_since is null or current_id is not null)
);

create table roadshow_pitch (
  id uuid primary key,
  session_id uuid not null references roadshow (session_id),
  position smallint not null,
  title qiao_text not null,
  team qiao_name not null,
  organisation_id uuid references organisation (id),
  listing_id uuid references listing (id),
  entry_id uuid references call_entry (id),
  -- Its own minutes where they are not the roadshow's.
  minutes smallint check (minutes between 1 and 120),
  state text not null default 'waiting' check (state in ('waiting', 'done', 'absent')),
  unique (id, session_id)
);
create index roadshow_pitch_session on roadshow_pitch (session_id, position);
create unique index roadshow_pitch_entry on roadshow_pitch (session_id, entry_id) where entry_id is not null;
create index roadshow_pitch_listing on roadshow_pitch (listing_id) where listing_id is not null;

create table roadshow_juror (
  session_id uuid not null references roadshow (session_id),
  person_id uuid not null references person (id),
  added_by uuid references person (id),
  added_at timestamptz not null,
  primary key (session_id, person_id)
);
create index roadshow_juror_person on roadshow_juror (person_id);

create table roadshow_score (
  pitch_id uuid not null references roadshow_pitch (id),
  person_id uuid not null references person (id),
  score smallint not null check (score between 1 and 10),
  note text check (length(note) <= 2000),
  at timestamptz not null,
  primary key (pitch_id, person_id)
);
create index roadshow_score_person on roadshow_score (person_id);

-- The cases that began on the page of the session.
create table roadshow_interest (
  pitch_id uuid not null references roadshow_pitch (id),
  deal_id uuid not null references deal (id),
  at timestamptz not null,
  primary key (pitch_id, deal_id)
);
create index roadshow_interest_deal on roadshow_interest (deal_id);
