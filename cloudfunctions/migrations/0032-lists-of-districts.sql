-- A roster says that somebody belongs to a group; whose list says so is kept beside it, one listing a district.
-- A county lists and takes off its own people and learns nothing of other counties' lists.

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
insert into roster_listings select key_group, id_hash, district, checked_by, checked_at from rosters;

create function put_on_roster() returns trigger language plpgsql as $$
begin
  insert into rosters (key_group, id_hash, district, checked_by, checked_at)
  values (new.key_group, new.id_hash, new.district, new.checked_by, new.checked_at) on conflict do nothing;
  return new;
end $$;
create trigger put_on_roster before insert on roster_listings for each row execute function put_on_roster();

-- Whoever is put on a roster itself is on it by the list of that district.
create function list_on_roster() returns trigger language plpgsql as $$
begin
  insert into roster_listings values (new.key_group, new.id_hash, new.district, new.checked_by, new.checked_at)
  on conflict do nothing;
  return null;
end $$;
create trigger list_on_roster after insert on rosters for each row when (pg_trigger_depth() = 0)
  execute function list_on_roster();

-- Two districts that take the same person off at once wait for each other at the roster's row, so that one is the last.
create function take_off_roster() returns trigger language plpgsql as $$
begin
  perform from rosters where key_group = old.key_group and id_hash = old.id_hash for update;
  update rosters r set district = l.district, checked_by = l.checked_by, checked_at = l.checked_at
  from (
    select * from roster_listings
    where key_group = old.key_group and id_hash = old.id_hash order by checked_at, district limit 1
  ) l
  where r.key_group = old.key_group and r.id_hash = old.id_hash;
  if not found then
    delete from rosters where key_group = old.key_group and id_hash = old.id_hash;
  end if;
  return null;
end $$;
create trigger take_off_roster after delete on roster_listings for each row execute function take_off_roster();
