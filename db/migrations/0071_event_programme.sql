-- The programme of an event: what a session says besides its title, what is handed out with it, and what a release holds fast.

alter table event_session
  add column subtitle qiao_text,
  -- The long text, below the abstract.
  add column detail qiao_text,
  -- The language that is spoken there, which need not be one of ours (BCP 47).
  add column spoken_in text check (spoken_in ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$');

alter table event_speaker
  -- Taken off the session, or followed by a row that says it anew; a release may still name it.
  add column removed_at timestamptz,
  -- The first release that names this row: from then on it is not written over.
  add column released_in integer check (released_in >= 1);

-- What is left of a released speaker after an erasure is the one change that such a row takes.
create function qiao_released_speaker_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.released_in is null then return old; end if;
  elsif old.released_in is null
    or ((new.name = old.name or new.name = '{"en":"Speaker","zh":"演讲人"}'::jsonb)
      and (new.about is null or new.about is not distinct from old.about)
      and new.session_id = old.session_id and new.role = old.role
      and (new.person_id is null or new.person_id is not distinct from old.person_id)
      and new.released_in = old.released_in) then return new;
  end if;
  raise exception 'a speaker of a released programme is not written over' using errcode = 'restrict_violation', constraint = 'event_speaker_stands';
end $$;
create trigger event_speaker_stands before update or delete on event_speaker for each row execute function qiao_released_speaker_stands();

-- Invariant 20: in a released programme nobody is in two sessions at once. Numbers follow each other.
create function qiao_release_holds() returns trigger language plpgsql as $$
declare twice record;
begin
  if new.number <> 1 + coalesce((select max(number) from event_release where event_id = new.event_id), 0) then
    raise exception 'releases are numbered one after the other' using errcode = 'check_violation', constraint = 'event_release_follows';
  end if;
  with placed as (
    select one.value ->> 'id' as session, (one.value ->> 'startsAt')::timestamptz as starts, (one.value ->> 'endsAt')::timestamptz as ends, s.person_id
    from jsonb_array_elements(new.content -> 'sessions') as one (value), jsonb_array_elements(one.value -> 'speakers') as named (value)
    join event_speaker s on s.id = (named.value ->> 'id')::uuid where s.person_id is not null
  )
  select a.session into twice from placed a join placed b on a.person_id = b.person_id and a.session < b.session and a.starts < b.ends and b.starts < a.ends limit 1;
  if found then raise exception 'somebody is in two sessions at once' using errcode = 'check_violation', constraint = 'event_release_apart'; end if;
  return new;
end $$;
create trigger event_release_holds before insert on event_release for each row execute function qiao_release_holds();

-- Slides, papers, recordings: a file or a link, for everybody who reads the programme or for those who take part.
create table event_material (
  id uuid primary key,
  session_id uuid not null references event_session (id),
  position smallint not null,
  kind text not null check (kind in ('slides', 'document', 'recording', 'link')),
  title qiao_text not null,
  link text check (link ~ '^https?://' and length(link) <= 2000),
  file_id uuid references file (id),
  audience text not null default 'readers' check (audience in ('readers', 'participants')),
  added_by uuid references person (id),
  added_at timestamptz not null,
  removed_at timestamptz,
  check (num_nonnulls(link, file_id) = 1)
);
create index event_material_session on event_material (session_id, position) where removed_at is null;

-- The sessions that somebody means to attend. A mark for oneself: no activity.
create table event_mark (
  session_id uuid not null references event_session (id),
  person_id uuid not null references person (id),
  marked_at timestamptz not null,
  primary key (session_id, person_id)
);
create index event_mark_person on event_mark (person_id);
