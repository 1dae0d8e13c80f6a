-- Vocabularies: what the host says of the terms that listings are ordered by, over those that come with Qiao. A code is
-- made once and never changes: it stands in revisions, addresses and saved searches.
create table vocabulary_term (
  id uuid not null unique,
  vocabulary text not null check (vocabulary in ('field', 'priority', 'chain')),
  code text not null check (code ~ '^[a-z][a-z0-9_]{1,39}$'),
  -- None: the name that a shipped term came with.
  name_zh text check (length(name_zh) between 1 and 60),
  name_en text check (length(name_en) between 1 and 60),
  -- Another name of that term since then.
  merged_into text,
  retired boolean not null default false,
  version integer not null default 1,
  changed_by uuid references person (id),
  changed_at timestamptz not null default now(),
  primary key (vocabulary, code),
  foreign key (vocabulary, merged_into) references vocabulary_term (vocabulary, code),
  check ((name_zh is null) = (name_en is null)),
  check (merged_into is distinct from code)
);
create index vocabulary_term_merged on vocabulary_term (vocabulary, merged_into) where merged_into is not null;

-- What a listing states beside its fields.
alter table listing_revision
  add column priorities text[] not null default '{}',
  add column chain text,
  add column chain_link text check (chain_link in ('upstream', 'midstream', 'downstream')),
  add constraint listing_revision_chain check (chain is not null or chain_link is null);

-- A matching report may be of chosen priority areas and chains too.
alter table match_report add column priorities text[] not null default '{}', add column chains text[] not null default '{}';

-- A merge reaches what was chosen before it. Revisions are frozen: they are read through the term, and the index is told.
create function qiao_term_merged() returns trigger language plpgsql as $$
begin
  insert into listing_change (listing_id)
    select l.id from listing l join listing_revision r on r.id = l.live_revision_id
    where case new.vocabulary when 'field' then r.fields @> array[new.code] when 'priority' then r.priorities @> array[new.code] else r.chain = new.code end;
  perform pg_notify('listing_changed', '');
  update watch set xid = pg_current_xact_id(), chosen = array(
      select one from (
        select case chosen_one when new.vocabulary || ':' || new.code then new.vocabulary || ':' || new.merged_into else chosen_one end as one, min(place) as place
        from unnest(watch.chosen) with ordinality as each (chosen_one, place) group by 1) kept order by place)
    where new.vocabulary || ':' || new.code = any(chosen);
  if new.vocabulary = 'field' then
    update organisation set default_field = new.merged_into where default_field = new.code;
    update match_verdict set fields = array_replace(fields, new.code, new.merged_into) where new.code = any(fields);
  end if;
  update match_report set
      fields = case new.vocabulary when 'field' then array_replace(fields, new.code, new.merged_into) else fields end,
      priorities = case new.vocabulary when 'priority' then array_replace(priorities, new.code, new.merged_into) else priorities end,
      chains = case new.vocabulary when 'chain' then array_replace(chains, new.code, new.merged_into) else chains end
    where new.code = any(fields || priorities || chains);
  return null;
end $$;
create trigger vocabulary_term_merged after update of merged_into on vocabulary_term for each row
  when (new.merged_into is not null and new.merged_into is distinct from old.merged_into) execute function qiao_term_merged();

-- Thirteen facets of twenty values each.
alter table watch drop constraint watch_chosen_check, add constraint watch_chosen_check check (cardinality(chosen) <= 260);
