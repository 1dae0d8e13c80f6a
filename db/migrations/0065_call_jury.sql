-- Pairs, the audience and awards: each held to what it belongs to.

alter table call_entry add constraint call_entry_of_round unique (id, round_id);
alter table call_comparison add constraint call_comparison_one foreign key (one, round_id) references call_entry (id, round_id);
alter table call_comparison add constraint call_comparison_other foreign key (other, round_id) references call_entry (id, round_id);
-- Invariant 6: nobody compares what they have a conflict with; both sides lock the reviewer.
create function qiao_comparison_clear() returns trigger language plpgsql as $$
begin
  perform 1 from call_reviewer where id = new.reviewer_id for update;
  if exists (select 1 from call_conflict c join call_entry e on e.submission_id = c.submission_id where e.id in (new.one, new.other) and c.reviewer_id = new.reviewer_id and c.ended_at is null) then
    raise exception 'the reviewer has a conflict' using errcode = 'check_violation', constraint = 'call_comparison_conflict';
  end if;
  return new;
end $$;
create trigger call_comparison_conflict before insert on call_comparison for each row execute function qiao_comparison_clear();

-- A voter is a digest that names nobody, and a vote is for an entry of its round.
alter table call_audience_vote add constraint call_audience_vote_digest check (voter ~ '^[A-Za-z0-9_-]{43}$');
alter table call_audience_vote add constraint call_audience_vote_entry foreign key (entry_id, round_id) references call_entry (id, round_id);

-- Invariant 17: what was paid is in the currency of the award, within it, and only once it was taken. The award's row is the lock.
create function qiao_payment_within() returns trigger language plpgsql as $$
declare award record;
begin
  select minor, currency, state into award from call_award where id = new.award_id for update;
  if award.state is distinct from 'accepted' or award.currency is distinct from new.currency
    or new.minor + (select coalesce(sum(minor), 0) from call_payment where award_id = new.award_id and id <> new.id) > award.minor then
    raise exception 'beyond the award' using errcode = 'check_violation', constraint = 'call_payment_within';
  end if;
  return new;
end $$;
create trigger call_payment_within before insert or update on call_payment for each row execute function qiao_payment_within();
