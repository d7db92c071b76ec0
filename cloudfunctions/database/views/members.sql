create or replace view members as
select p.id as person_id, r.key_group from rosters r join persons p on p.id_hash = r.id_hash where not p.is_child;
comment on view members is 'Who belongs to a key group by a list: of a child no list says so.';
