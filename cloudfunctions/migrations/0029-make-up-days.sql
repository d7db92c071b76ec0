-- A series of the working week that is also held on the weekend days that make up for a holiday.

alter table series add column make_up_days boolean not null default false;
comment on column series.make_up_days is 'Of a series Monday to Friday that leaves holidays out: also on make-up workdays.';
