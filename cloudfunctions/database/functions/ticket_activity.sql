create or replace function ticket_activity(a activities, v venues) returns json language sql stable
return json_build_object(
  'id', a.id, 'kind', a.kind, 'title', a.title, 'special', a.theme is not null, 'cancelled', a.state = 'cancelled',
  'day', a.day, 'startsAt', a.starts_at, 'endsAt', a.ends_at, 'cancelUntil', a.cancel_until,
  'district', v.district, 'place', v.name, 'address', v.address, 'bring', a.bring
);
comment on function ticket_activity is 'What a ticket shows of its activity.';
