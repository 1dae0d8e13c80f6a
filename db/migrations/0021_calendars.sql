-- Calendars: days that the host enters over those that are shipped.

create table calendar_day (
  country text not null check (country ~ '^[A-Z]{2}$'),
  -- '': the whole country.
  region text not null default '' check (region = '' or region ~ '^[A-Z]{2}-[A-Z0-9]{1,3}$'),
  day date not null check (day between '2020-01-01' and '2099-12-31'),
  -- False: a public holiday. True: a day on which offices work, whatever is shipped.
  open boolean not null,
  name jsonb not null check (length(name ->> 'zh') between 1 and 120 and length(name ->> 'en') between 1 and 120),
  provisional boolean not null default false,
  entered_by uuid references person (id),
  entered_at timestamptz not null,
  primary key (country, region, day)
);
create index calendar_day_day on calendar_day (day);
