-- What Chinese authorities ask of a technology contract: the contract's registration, and that of its import or export.

create table agreement_registration (
  agreement_id uuid not null references agreement (id),
  kind text not null check (kind in ('technology_contract', 'import_export')),
  project_name text not null check (length(project_name) between 1 and 300),
  contract_class text not null,
  signed_on date not null,
  valid_from date not null,
  valid_to date,
  seller text not null check (length(seller) between 1 and 300),
  seller_nature text not null,
  buyer text not null check (length(buyer) between 1 and 300),
  buyer_nature text not null,
  -- ISO 3166-1 of the party abroad, else of the buyer; GB/T 2260 of the party in China; GB/T 4754.
  country text not null check (country ~ '^[A-Z]{2}$'),
  region_code text not null check (region_code ~ '^[1-9][0-9]{5}$'),
  industry_code text not null check (industry_code ~ '^[A-T]([0-9]{2,4})?$'),
  ip_kind text not null,
  field text not null,
  goal text not null,
  amount_minor bigint check (amount_minor > 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  -- The registrar fixes it apart from the price.
  technology_minor bigint check (technology_minor > 0),
  payment text not null check (payment in ('none', 'lump', 'instalments', 'royalty', 'entry_royalty')),
  university_mode text check (university_mode in ('assignment', 'licence', 'equity', 'development', 'consulting', 'service')),
  hebci_line text,
  direction text check (direction in ('import', 'export')),
  control text check (control in ('free', 'restricted')),
  licence_number text check (length(licence_number) <= 120),
  -- By when it is due, and when and under which number it was done.
  due_on date,
  registered_on date,
  number text check (length(number) <= 120),
  saved_by uuid references person (id),
  saved_at timestamptz not null,
  version integer not null default 1,
  primary key (agreement_id, kind),
  check ((amount_minor is null) = (currency is null)),
  check (technology_minor is null or (amount_minor is not null and technology_minor <= amount_minor)),
  check ((kind = 'import_export') = (direction is not null and control is not null)),
  check (control is distinct from 'restricted' or licence_number <> '')
);
create index agreement_registration_due on agreement_registration (due_on) where registered_on is null and due_on is not null;

-- A token may read agreements. Other scopes may have come meanwhile: what is no scope is refused by its form alone.
alter table api_token drop constraint api_token_scopes_check;
alter table api_token add constraint api_token_scopes_check check (cardinality(scopes) > 0 and array_to_string(scopes, ' ') ~ '^[a-z_]+:(read|write)( [a-z_]+:(read|write))*$');
