-- Reviewers are reminded: by hand once a day at most, by itself once before and once after a due time.

alter table call_reviewer add column letter_lang text check (letter_lang in ('zh', 'en'));

create table call_reminder (
  id uuid primary key,
  round_id uuid not null references call_round (id),
  reviewer_id uuid not null references call_reviewer (id),
  kind text not null check (kind in ('soon', 'late', 'asked')),
  -- For which due time; a new one is reminded of anew.
  due timestamptz,
  by uuid references person (id),
  at timestamptz not null,
  check (kind = 'asked' or due is not null)
);
create unique index call_reminder_once on call_reminder (round_id, reviewer_id, kind, due) where kind <> 'asked';
create index call_reminder_reviewer on call_reminder (reviewer_id, round_id, at desc);
create trigger call_reminder_append_only before update or delete on call_reminder for each row execute function qiao_refuse_change();

select pgboss.create_queue('call_sweep', '{"policy": "short", "retryLimit": 8, "retryDelay": 5, "retryBackoff": true}');
