-- Panels: who judges, what stands between them and an entry, who was assigned what, and what they said.

create table call_reviewer (
  id uuid primary key,
  call_id uuid not null references call (id),
  person_id uuid references person (id),
  -- Somebody who judges by a personal link, without an account; cleared when the call is archived or on their request.
  email text check (email = lower(email)),
  name qiao_name,
  affiliation text check (length(affiliation) <= 200),
  organisation_id uuid references organisation (id),
  languages text[] not null check (languages <@ array['zh', 'en'] and cardinality(languages) > 0),
  expertise qiao_text,
  load_most smallint not null default 12 check (load_most between 1 and 200),
  juror boolean not null default false,
  token_hash bytea unique,
  state text not null default 'invited' check (state in ('invited', 'accepted', 'declined', 'withdrawn')),
  invited_by uuid references person (id),
  invited_at timestamptz not null,
  answered_at timestamptz,
  check (num_nonnulls(person_id, email) >= 1)
);
create unique index call_reviewer_person on call_reviewer (call_id, person_id) where person_id is not null;
create unique index call_reviewer_email on call_reviewer (call_id, email) where email is not null;
create index call_reviewer_of on call_reviewer (person_id);

-- Declared by the reviewer, derived from what the platform knows, or pinned by a chair.
create table call_conflict (
  id uuid primary key,
  reviewer_id uuid not null references call_reviewer (id),
  submission_id uuid not null references call_submission (id),
  cause text not null check (cause in ('declared', 'affiliation', 'team', 'deal', 'coauthor', 'pinned')),
  by uuid references person (id),
  at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid references person (id)
);
create unique index call_conflict_live on call_conflict (reviewer_id, submission_id, cause) where ended_at is null;
create index call_conflict_submission on call_conflict (submission_id) where ended_at is null;
-- A chair or officer with a conflict sees of that submission what the public sees.
create table call_recusal (
  call_id uuid not null references call (id),
  person_id uuid not null references person (id),
  submission_id uuid not null references call_submission (id),
  cause text not null check (cause in ('declared', 'affiliation', 'team', 'deal')),
  at timestamptz not null,
  primary key (person_id, submission_id)
);

create table call_assignment (
  id uuid primary key,
  entry_id uuid not null references call_entry (id),
  reviewer_id uuid not null references call_reviewer (id),
  -- How well the reviewer's expertise meets the entry when it was assigned, in basis points; none: by hand.
  affinity_bp integer check (affinity_bp between 0 and 10000),
  state text not null default 'active' check (state in ('active', 'declined', 'revoked')),
  by uuid references person (id),
  at timestamptz not null,
  ended_at timestamptz,
  check ((state = 'active') = (ended_at is null))
);
create unique index call_assignment_active on call_assignment (entry_id, reviewer_id) where state = 'active';
create index call_assignment_reviewer on call_assignment (reviewer_id) where state = 'active';

-- Invariant 6: no active assignment with a live conflict. Both sides lock the reviewer, so that neither overtakes the other.
create function qiao_assignment_clear() returns trigger language plpgsql as $$
begin
  perform 1 from call_reviewer where id = new.reviewer_id for update;
  if new.state = 'active' and exists (
    select 1 from call_conflict c join call_entry e on e.submission_id = c.submission_id
    where e.id = new.entry_id and c.reviewer_id = new.reviewer_id and c.ended_at is null
  ) then
    raise exception 'the reviewer has a conflict' using errcode = 'check_violation', constraint = 'call_assignment_conflict';
  end if;
  return new;
end $$;
create trigger call_assignment_conflict before insert or update on call_assignment for each row execute function qiao_assignment_clear();
create function qiao_conflict_revokes() returns trigger language plpgsql as $$
begin
  perform 1 from call_reviewer where id = new.reviewer_id for update;
  update call_assignment a set state = 'revoked', ended_at = new.at
  from call_entry e
  where e.id = a.entry_id and e.submission_id = new.submission_id and a.reviewer_id = new.reviewer_id and a.state = 'active';
  return null;
end $$;
create trigger call_conflict_revokes after insert on call_conflict for each row when (new.ended_at is null) execute function qiao_conflict_revokes();

create table call_review (
  id uuid primary key,
  assignment_id uuid not null unique references call_assignment (id),
  -- Invariant 8: what was read and by which rubric it was judged.
  revision_id uuid not null references call_revision (id),
  rubric_id uuid not null references call_rubric (id),
  state text not null default 'draft' check (state in ('draft', 'submitted')),
  confidence smallint check (confidence between 1 and 5),
  for_applicants text check (length(for_applicants) <= 20000),
  private text check (length(private) <= 20000),
  saved_at timestamptz not null,
  submitted_at timestamptz,
  version integer not null default 1,
  check ((state = 'submitted') = (submitted_at is not null))
);
create table call_mark (
  review_id uuid not null references call_review (id) on delete cascade,
  criterion_id uuid not null references call_criterion (id),
  mark smallint not null,
  primary key (review_id, criterion_id)
);
create function qiao_review_submitted() returns trigger language plpgsql as $$
begin
  if old.state = 'submitted' then
    raise exception 'a submitted review is not altered' using errcode = 'restrict_violation', constraint = 'call_review_submitted';
  end if;
  return coalesce(new, old);
end $$;
create trigger call_review_submitted before update or delete on call_review for each row execute function qiao_review_submitted();
create function qiao_mark_frozen() returns trigger language plpgsql as $$
declare bounds record;
begin
  if exists (select 1 from call_review where id = coalesce(new.review_id, old.review_id) and state = 'submitted') then
    raise exception 'a submitted review is not altered' using errcode = 'restrict_violation', constraint = 'call_review_submitted';
  end if;
  if tg_op <> 'DELETE' then
    select c.least, c.most into bounds from call_criterion c join call_review r on r.rubric_id = c.rubric_id
    where c.id = new.criterion_id and r.id = new.review_id;
    if bounds is null or new.mark not between bounds.least and bounds.most then
      raise exception 'a mark outside its criterion' using errcode = 'check_violation', constraint = 'call_mark_bounds';
    end if;
  end if;
  return coalesce(new, old);
end $$;
create trigger call_mark_frozen before insert or update or delete on call_mark for each row execute function qiao_mark_frozen();

-- Pairwise mode: which of two entries a juror finds stronger.
create table call_comparison (
  id uuid primary key,
  round_id uuid not null references call_round (id),
  reviewer_id uuid not null references call_reviewer (id),
  one uuid not null references call_entry (id),
  other uuid not null references call_entry (id),
  stronger uuid not null,
  at timestamptz not null,
  check (one < other),
  check (stronger in (one, other)),
  unique (reviewer_id, one, other)
);
create index call_comparison_round on call_comparison (round_id);

-- The discussion of a panel about an entry, apart from the reviews.
create table call_remark (
  id uuid primary key,
  entry_id uuid not null references call_entry (id),
  reviewer_id uuid references call_reviewer (id),
  person_id uuid references person (id),
  words text not null check (length(words) between 1 and 4000),
  at timestamptz not null,
  check (num_nonnulls(reviewer_id, person_id) = 1)
);
create index call_remark_entry on call_remark (entry_id, at);
create trigger call_remark_append_only before update or delete on call_remark for each row execute function qiao_refuse_change();

-- The audience's vote in a final: never part of the decision.
create table call_audience_vote (
  round_id uuid not null references call_round (id),
  voter text not null check (length(voter) between 8 and 128),
  entry_id uuid not null references call_entry (id),
  at timestamptz not null,
  primary key (round_id, voter)
);
