create or replace view ticket_standings as
select t.id, t.activity_id, t.state, t.queue_no,
  t.old_enough and (a.eligibility <> 'roster' or listed.id_hash is not null) as eligible,
  t.old_enough and (
    listed.id_hash is not null
    or (a.key_group is not null and a.eligibility <> 'roster' and t.mark is not distinct from 'declared')
  ) as in_key_group
from tickets t join activities a on a.id = t.activity_id join persons p on p.id = t.person_id
  left join rosters listed on listed.key_group = a.key_group and listed.id_hash = p.id_hash and not p.is_child;
comment on view ticket_standings is 'What each ticket would be given a place for: by the roster and the least age as they are now, else by the person''s own word. A check of the past counts for nothing.';
