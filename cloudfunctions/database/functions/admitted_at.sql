create or replace function admitted_at(session uuid) returns int language sql stable
return (select coalesce(sum(c.admitted), 0)::int from gate_counts c where c.session_id = session);
comment on function admitted_at is 'People let in at a session: its rows in checkins.';
