-- A place that is given up goes to the next reserve by a numbered release of its own; and the line-up of a roadshow.

alter table call_decision drop constraint call_decision_outcome_check;
alter table call_decision add constraint call_decision_outcome_check check (outcome in ('advanced', 'reserve', 'not_advanced', 'disqualified', 'withdrawn'));
alter table call_entry drop constraint call_entry_state_check;
alter table call_entry add constraint call_entry_state_check check (state in ('entered', 'assessed', 'advanced', 'reserve', 'not_advanced', 'disqualified', 'withdrawn'));
alter table call_release drop constraint call_release_kind_check;
alter table call_release add constraint call_release_kind_check check (kind in ('notice', 'result', 'correction', 'succession'));

-- Who goes on when: slots of one length, one after the other, from a start on.
create table call_lineup (
  round_id uuid primary key references call_round (id),
  starts_at timestamptz not null,
  minutes smallint not null check (minutes between 1 and 240),
  published_at timestamptz,
  version integer not null default 1
);
create table call_lineup_slot (
  round_id uuid not null references call_lineup (round_id),
  entry_id uuid not null references call_entry (id),
  position smallint not null check (position > 0),
  primary key (round_id, entry_id),
  unique (round_id, position) deferrable initially deferred
);
-- Nobody is in a line-up who was not selected in its round.
create function qiao_lineup_selected() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from call_entry e join call_round r on r.id = e.round_id where e.id = new.entry_id and e.round_id = new.round_id and e.state = 'advanced' and r.state = 'released') then
    raise exception 'not selected in this round' using errcode = 'check_violation', constraint = 'call_lineup_selected';
  end if;
  return new;
end $$;
create trigger call_lineup_selected before insert or update on call_lineup_slot for each row execute function qiao_lineup_selected();
