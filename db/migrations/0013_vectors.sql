-- Vectors of public listings, made by the model that the settings name: one a listing, of its live version.
create table listing_vector (
  listing_id uuid primary key references listing (id) on delete cascade,
  revision_id uuid not null references listing_revision (id) on delete cascade,
  model text not null check (length(model) between 1 and 120),
  -- Components as 32-bit floats, least significant byte first, of length 1 together.
  vector bytea not null check (octet_length(vector) between 4 and 65536 and octet_length(vector) % 4 = 0),
  at timestamptz not null default now()
);
create trigger listing_vector_changed after insert or update on listing_vector for each row execute function qiao_listing_changed();

select pgboss.create_queue('embedding', '{"policy": "short", "retryLimit": 0}');
