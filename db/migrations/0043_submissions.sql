-- Submissions: who applies, what they answered in which version of the form, and their place in each round.

create table call_submission (
  id uuid primary key,
  call_id uuid not null references call (id),
  reference text not null unique,
  title text not null default '' check (length(title) <= 300),
  lang text not null check (lang in ('zh', 'en')),
  lead_organisation uuid references organisation (id),
  lead_person uuid not null references person (id),
  state text not null default 'draft' check (state in ('draft', 'submitted', 'withdrawn', 'ineligible')),
  state_reason text check (length(state_reason) <= 2000),
  created_at timestamptz not null,
  submitted_at timestamptz,
  withdrawn_at timestamptz,
  version integer not null default 1,
  check (state <> 'submitted' or submitted_at is not null),
  check (state <> 'ineligible' or state_reason is not null)
);
create index call_submission_call on call_submission (call_id, state);
create index call_submission_lead on call_submission (lead_person);
create index call_submission_organisation on call_submission (lead_organisation);

-- The team. A person is of it once they said yes; an organisation once an officer of it did.
create table call_team_member (
  id uuid primary key,
  submission_id uuid not null references call_submission (id),
  organisation_id uuid references organisation (id),
  person_id uuid references person (id),
  -- Somebody invited by address, until they sign in; cleared with the person.
  email text check (email = lower(email)),
  name text check (length(name) <= 200),
  role text not null check (role in ('lead', 'partner', 'member', 'supporter')),
  token_hash bytea unique,
  invited_at timestamptz not null,
  agreed_at timestamptz,
  agreed_by uuid references person (id),
  left_at timestamptz,
  check (num_nonnulls(organisation_id, person_id, email) >= 1)
);
create unique index call_team_person on call_team_member (submission_id, person_id) where person_id is not null and left_at is null;
create unique index call_team_organisation on call_team_member (submission_id, organisation_id) where organisation_id is not null and person_id is null and left_at is null;
create index call_team_member_person on call_team_member (person_id) where left_at is null;
create index call_team_member_organisation on call_team_member (organisation_id) where left_at is null;

-- A revision is a working paper until it is sent; then its answers are frozen and its hash is the receipt.
create table call_revision (
  id uuid primary key,
  submission_id uuid not null references call_submission (id),
  form_id uuid not null references call_form (id),
  number integer not null check (number > 0),
  -- The title as it is sent with this revision; that of the submission is the one sent last.
  title text not null default '' check (length(title) <= 300),
  saved_at timestamptz not null,
  frozen_at timestamptz,
  -- When the first byte of the sending request arrived: what the closing time is held against.
  arrived_at timestamptz,
  sha256 bytea check (octet_length(sha256) = 32),
  sent_by uuid references person (id),
  unique (submission_id, number),
  check ((frozen_at is null) = (sha256 is null)),
  check ((frozen_at is null) = (arrived_at is null)),
  check (arrived_at is null or arrived_at <= frozen_at)
);
create unique index call_revision_open on call_revision (submission_id) where frozen_at is null;

create table call_answer (
  revision_id uuid not null references call_revision (id) on delete cascade,
  question_id uuid not null references call_question (id),
  -- The text as it was written, with its translation beside it where there is one.
  words qiao_text,
  number numeric,
  day date,
  choices text[],
  file_id uuid references file (id),
  listing_id uuid references listing (id),
  listing_revision_id uuid references listing_revision (id),
  agreed boolean,
  primary key (revision_id, question_id)
);
-- Rows of a table.
create table call_cell (
  revision_id uuid not null,
  question_id uuid not null,
  row smallint not null check (row between 1 and 200),
  code text not null,
  words text not null check (length(words) <= 4000),
  primary key (revision_id, question_id, row, code),
  foreign key (revision_id, question_id) references call_answer on delete cascade
);
-- Lines of a budget: per partner, category and currency; never added up across currencies.
create table call_budget_line (
  revision_id uuid not null,
  question_id uuid not null,
  organisation_id uuid not null references organisation (id),
  code text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  minor bigint not null check (minor >= 0),
  primary key (revision_id, question_id, organisation_id, code, currency),
  foreign key (revision_id, question_id) references call_answer on delete cascade
);

create function qiao_answer_frozen() returns trigger language plpgsql as $$
begin
  if exists (select 1 from call_revision where id = coalesce(new.revision_id, old.revision_id) and frozen_at is not null) then
    raise exception 'a revision that was sent is frozen' using errcode = 'restrict_violation', constraint = 'call_answer_frozen';
  end if;
  return coalesce(new, old);
end $$;
create trigger call_answer_frozen before insert or update or delete on call_answer for each row execute function qiao_answer_frozen();
create trigger call_cell_frozen before insert or update or delete on call_cell for each row execute function qiao_answer_frozen();
create trigger call_budget_line_frozen before insert or update or delete on call_budget_line for each row execute function qiao_answer_frozen();
create function qiao_revision_sent() returns trigger language plpgsql as $$
begin
  if old.frozen_at is not null then
    raise exception 'a revision that was sent is frozen' using errcode = 'restrict_violation', constraint = 'call_answer_frozen';
  end if;
  return coalesce(new, old);
end $$;
create trigger call_revision_sent before update or delete on call_revision for each row execute function qiao_revision_sent();

-- Invariant 12: nothing is sent before the opening or after closing and grace, whatever the program believes.
create function qiao_in_time() returns trigger language plpgsql as $$
begin
  if new.frozen_at is not null and not exists (
    select 1 from call_round r join call_submission s on s.call_id = r.call_id
    where s.id = new.submission_id and r.form_id = new.form_id and r.opens_at <= new.arrived_at
      and new.arrived_at <= r.closes_at + make_interval(secs => r.grace)
  ) then
    raise exception 'outside the time of the round' using errcode = 'check_violation', constraint = 'call_revision_in_time';
  end if;
  return new;
end $$;
create trigger call_revision_in_time before insert or update on call_revision for each row execute function qiao_in_time();

-- "More information": asked by an officer with a due date, answered by the team; the answer is part of the record.
create table call_question_back (
  id uuid primary key,
  submission_id uuid not null references call_submission (id),
  asked_by uuid references person (id),
  asked_at timestamptz not null,
  due_at timestamptz not null,
  words text not null check (length(words) between 1 and 4000),
  answer text check (length(answer) <= 8000),
  answered_by uuid references person (id),
  answered_at timestamptz,
  check ((answer is null) = (answered_at is null))
);
create index call_question_back_submission on call_question_back (submission_id);

create table call_entry (
  id uuid primary key,
  round_id uuid not null references call_round (id),
  submission_id uuid not null references call_submission (id),
  revision_id uuid not null references call_revision (id),
  track_id uuid references call_track (id),
  state text not null default 'entered' check (state in ('entered', 'assessed', 'advanced', 'reserve', 'not_advanced', 'disqualified')),
  place integer check (place > 0),
  entered_at timestamptz not null,
  version integer not null default 1,
  unique (round_id, submission_id)
);
create index call_entry_submission on call_entry (submission_id);
