-- A roster says that somebody belongs to a group; whose list says so is kept beside it, one listing a district. A county
-- lists and takes off its own people and learns nothing of other counties' lists.

create table rosters (
  key_group text not null,
  id_hash bytea not null,
  district district_code not null references districts (code),
  checked_by uuid references staff (id),
  checked_at instant not null,
  primary key (key_group, id_hash)
);
comment on table rosters is 'Who belongs to a key group by a list that staff have checked; by keyed hash, never shown to employers.';
create index rosters_by_district on rosters (district, key_group);

create table roster_listings (
  key_group text not null,
  id_hash bytea not null,
  district district_code not null references districts (code),
  checked_by uuid references staff (id),
  checked_at instant not null,
  primary key (key_group, id_hash, district),
  foreign key (key_group, id_hash) references rosters (key_group, id_hash) on delete cascade
);
comment on table roster_listings is 'Which districts'' lists put somebody on a roster; the last one taken off takes them off the roster.';
create index roster_listings_by_district on roster_listings (district, key_group);
