-- What every room needs: bilingual text, the append-only activity and its seal, limits, idempotency.

create function qiao_is_text(value jsonb) returns boolean language sql immutable as $$
  select value is null or (
    jsonb_typeof(value) = 'object'
    and value ->> 'source' in ('zh', 'en')
    and jsonb_typeof(value -> 'rev') = 'number'
    and jsonb_typeof(value -> 'variants') = 'object'
    and value -> 'variants' ? (value ->> 'source')
    and not exists (
      select 1 from jsonb_each(value -> 'variants') as variant(lang, body)
      where variant.lang not in ('zh', 'en')
        or coalesce(jsonb_typeof(variant.body -> 'body'), '') <> 'string'
        or coalesce(variant.body ->> 'origin', '') not in ('author', 'human', 'machine', 'approved')
        or coalesce(jsonb_typeof(variant.body -> 'ofRev'), '') <> 'number'
        or (variant.body ->> 'ofRev')::numeric > (value ->> 'rev')::numeric
    )
    and value #>> array['variants', value ->> 'source', 'origin'] <> 'machine'
  )
$$;
create domain qiao_text as jsonb check (qiao_is_text(value));

create function qiao_is_name(value jsonb) returns boolean language sql immutable as $$
  select value is null or (
    jsonb_typeof(value) = 'object'
    and coalesce(length(value ->> 'zh'), 0) + coalesce(length(value ->> 'en'), 0) > 0
    and not exists (select 1 from jsonb_object_keys(value) as key where key not in ('zh', 'en'))
  )
$$;
create domain qiao_name as jsonb check (qiao_is_name(value));

-- What happened. Ids and verbs only: no names, addresses or free text.
create table activity (
  id uuid primary key,
  at timestamptz not null default clock_timestamp(),
  xid xid8 not null default pg_current_xact_id(),
  actor_id uuid,
  on_behalf_of uuid,
  mandate_id uuid,
  verb text not null check (verb ~ '^[a-z][a-z_.]{1,60}$'),
  object_type text not null check (object_type ~ '^[a-z_]{2,40}$'),
  object_id uuid not null,
  audience text not null default 'parties' check (audience in ('public', 'space', 'parties', 'staff')),
  related uuid[] not null default '{}'
);
create index activity_object on activity (object_type, object_id, at);
create index activity_actor on activity (actor_id, at desc);
create index activity_unsealed on activity (xid, id);

-- The chain, per object, written by the sealer in order; `hash` covers the row and the hash before it.
create table activity_seal (
  activity_id uuid primary key references activity (id),
  object_type text not null,
  object_id uuid not null,
  place integer not null check (place > 0),
  hash bytea not null check (octet_length(hash) = 32),
  unique (object_type, object_id, place)
);

create function qiao_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger activity_append_only before update or delete on activity for each row execute function qiao_refuse_change();
create trigger activity_seal_append_only before update or delete on activity_seal for each row execute function qiao_refuse_change();

-- The answer once given to a form or API write, so that sending it again changes nothing.
create table idempotency (
  key text not null check (length(key) between 8 and 200),
  actor text not null,
  route text not null,
  digest bytea not null,
  status integer,
  location text,
  body text,
  at timestamptz not null default now(),
  primary key (actor, route, key)
);
create index idempotency_at on idempotency (at);

-- Shared counters of the rate limits: one row per bucket and window.
create unlogged table rate_limit (
  bucket text not null,
  window_start timestamptz not null,
  hits integer not null,
  primary key (bucket, window_start)
);
create index rate_limit_window on rate_limit (window_start);

create table setting (
  name text primary key,
  value jsonb not null,
  at timestamptz not null default now(),
  by uuid
);

-- Readable references: one counter per kind and year (Q-2026-000123).
create table reference_counter (
  kind text not null,
  year integer not null,
  last integer not null,
  primary key (kind, year)
);
create function qiao_next_reference(of_kind text, letter text, at timestamptz) returns text language sql as $$
  insert into reference_counter (kind, year, last) values (of_kind, extract(year from at)::int, 1)
  on conflict (kind, year) do update set last = reference_counter.last + 1
  returning letter || '-' || year || '-' || lpad(last::text, 6, '0')
$$;
