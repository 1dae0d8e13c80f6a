-- Since when everybody who reads an event also reads its report; nobody but its organisers without.
alter table event add column report_opened_at timestamptz;
