-- The funnel reads these views, and nothing else of other modules' tables but who takes part.

-- One row a case and step that it reached, at its first time: a case is in each step once, whatever it belongs to.
create view indicator_case as
  select d.id as deal_id, 'interest'::text as step, d.opened_at as at from deal d
  union all
  select s.deal_id, s.stage, min(s.at) from deal_stage s where s.stage in ('accepted', 'screened', 'agreed', 'completed') group by s.deal_id, s.stage
  union all
  select m.deal_id, 'met', min(m.recorded_at) from deal_meeting m where m.outcome is not null and m.outcome <> 'did_not_take_place' and m.cancelled_at is null group by m.deal_id
  union all
  -- A connection: accepted, or met with a recorded outcome, whichever came first.
  select c.deal_id, 'connection', min(c.at) from (
    select s.deal_id, s.at from deal_stage s where s.stage = 'accepted'
    union all
    select m.deal_id, m.recorded_at from deal_meeting m where m.outcome is not null and m.outcome <> 'did_not_take_place' and m.cancelled_at is null) c group by c.deal_id;

-- What came of cases and projects and was confirmed by another side.
create view indicator_outcome as
  select u.id as outcome_id, u.kind, u.minor, u.currency, u.jobs, u.on_date, u.deal_id, u.project_id from outcome u where u.state = 'confirmed';

create view indicator_view as select v.listing_id, v.day, v.views from listing_view v;

-- Whose figures everybody may read: an alliance's, or the whole instance's (no space).
create table indicator_publication (
  id uuid primary key,
  space_id uuid references space (id),
  published_by uuid references person (id),
  published_at timestamptz not null,
  constraint indicator_publication_once unique nulls not distinct (space_id)
);
