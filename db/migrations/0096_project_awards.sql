-- A project of an entry of a joint fund carries the award of every funder: one project, whatever funders there are.
alter table project add column entry_id uuid references call_entry (id);
update project j set entry_id = w.entry_id from call_award w where w.id = j.award_id and not exists (
  select from project k join call_award x on x.id = k.award_id where x.entry_id = w.entry_id and (k.created_at, k.id) < (j.created_at, j.id));
alter table project add constraint project_entry_once unique (entry_id);

create table project_award (
  project_id uuid not null references project (id),
  award_id uuid not null references call_award (id),
  at timestamptz not null,
  constraint project_award_joined_once primary key (award_id)
);
create index project_award_project on project_award (project_id);
insert into project_award select id, award_id, created_at from project where award_id is not null;
