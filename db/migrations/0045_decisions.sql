-- Deciding and announcing are two steps; with several funders each seals its own before anybody sees another's.

create table call_decision (
  entry_id uuid primary key references call_entry (id),
  outcome text not null check (outcome in ('advanced', 'reserve', 'not_advanced', 'disqualified')),
  place integer check (place > 0),
  -- For the record of the call; and what the applicants are told.
  reason text check (length(reason) <= 4000),
  feedback qiao_text,
  by uuid references person (id),
  at timestamptz not null,
  version integer not null default 1
);

create table call_funder_decision (
  entry_id uuid not null references call_entry (id),
  funder_id uuid not null references call_funder (id),
  outcome text not null check (outcome in ('fund', 'not_fund')),
  minor bigint check (minor > 0),
  reason text check (length(reason) <= 4000),
  by uuid references person (id),
  at timestamptz not null,
  sealed_at timestamptz,
  sealed_by uuid references person (id),
  primary key (entry_id, funder_id),
  check ((outcome = 'fund') = (minor is not null))
);
create function qiao_sealed() returns trigger language plpgsql as $$
begin
  if old.sealed_at is not null then
    raise exception 'a sealed decision is not altered' using errcode = 'restrict_violation', constraint = 'call_funder_sealed';
  end if;
  return coalesce(new, old);
end $$;
create trigger call_funder_decision_sealed before update or delete on call_funder_decision for each row execute function qiao_sealed();

-- One release a round and number: 1 the result, later ones corrections. Nothing derived from a decision is out before it.
create table call_release (
  id uuid primary key,
  round_id uuid not null references call_round (id),
  number smallint not null check (number > 0),
  kind text not null check (kind in ('notice', 'result', 'correction')),
  reason text check (length(reason) <= 2000),
  by uuid references person (id),
  at timestamptz not null,
  -- Public notice: until when objections are taken.
  until timestamptz,
  confirmed_at timestamptz,
  confirmed_by uuid references person (id),
  unique (round_id, number),
  check (kind <> 'correction' or reason is not null),
  check ((kind = 'notice') = (until is not null))
);
create unique index call_release_result on call_release (round_id) where kind = 'result';
create unique index call_release_notice on call_release (round_id) where kind = 'notice';
create table call_released_entry (
  release_id uuid not null references call_release (id),
  entry_id uuid not null references call_entry (id),
  outcome text not null,
  place integer,
  feedback qiao_text,
  primary key (release_id, entry_id)
);
create trigger call_released_entry_append_only before update or delete on call_released_entry for each row execute function qiao_refuse_change();

-- Objections during public notice, and appeals after a result: each decided by a named person with reasons.
create table call_objection (
  id uuid primary key,
  release_id uuid not null references call_release (id),
  entry_id uuid references call_entry (id),
  kind text not null check (kind in ('objection', 'appeal')),
  from_person uuid references person (id),
  name text check (length(name) <= 200),
  email text check (email = lower(email)),
  words text not null check (length(words) between 10 and 8000),
  at timestamptz not null,
  outcome text check (outcome in ('upheld', 'dismissed')),
  answer text check (length(answer) <= 8000),
  decided_by uuid references person (id),
  decided_at timestamptz,
  check ((outcome is null) = (decided_at is null)),
  check ((outcome is null) = (answer is null))
);
create index call_objection_release on call_objection (release_id);

create table call_award (
  id uuid primary key,
  reference text not null unique,
  entry_id uuid not null references call_entry (id),
  funder_id uuid references call_funder (id),
  -- A prize without a funder has its own words; money always with its currency, payer and payee.
  prize qiao_text,
  minor bigint check (minor > 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  payer_id uuid references organisation (id),
  payee_id uuid references organisation (id),
  state text not null default 'offered' check (state in ('offered', 'accepted', 'declined', 'cancelled')),
  at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid references person (id),
  check ((minor is null) = (currency is null)),
  check (minor is null or (payer_id is not null and payee_id is not null)),
  check (minor is not null or prize is not null)
);
create unique index call_award_funder on call_award (entry_id, funder_id) where funder_id is not null and state <> 'cancelled';
-- Invariant 11: what a funder awards never exceeds its budget, in its currency. The funder's row is the lock.
create function qiao_within_budget() returns trigger language plpgsql as $$
declare limits record;
begin
  if new.funder_id is null or new.state in ('declined', 'cancelled') then return new; end if;
  select budget_minor, currency, most_minor into limits from call_funder where id = new.funder_id for update;
  if new.currency is distinct from limits.currency or new.minor > coalesce(limits.most_minor, new.minor)
    or new.minor + (select coalesce(sum(minor), 0) from call_award where funder_id = new.funder_id and id <> new.id and state in ('offered', 'accepted')) > limits.budget_minor then
    raise exception 'beyond the budget of the funder' using errcode = 'check_violation', constraint = 'call_award_budget';
  end if;
  return new;
end $$;
create trigger call_award_budget before insert or update on call_award for each row execute function qiao_within_budget();

-- Open challenge: the acceptance test against each indicator of the need, and what was paid.
create table call_acceptance (
  award_id uuid not null references call_award (id),
  indicator smallint not null,
  wanted text not null check (length(wanted) <= 500),
  measured text not null check (length(measured) <= 500),
  met boolean not null,
  evidence_id uuid references file (id),
  by uuid references person (id),
  at timestamptz not null,
  primary key (award_id, indicator)
);
create table call_payment (
  id uuid primary key,
  award_id uuid not null references call_award (id),
  minor bigint not null check (minor > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  paid_on date not null,
  evidence_id uuid references file (id),
  noted_by uuid references person (id),
  at timestamptz not null
);
create index call_payment_award on call_payment (award_id);
