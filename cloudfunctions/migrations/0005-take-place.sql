-- Signing up in one round trip. A function, because its statements are planned once per connection and not once per
-- sign-up: after a Friday notice thousands come in a minute.

create function ticket_activity(a activities, v venues) returns json language sql stable
return json_build_object(
  'id', a.id, 'kind', a.kind, 'title', a.title, 'special', a.theme is not null, 'cancelled', a.state = 'cancelled',
  'day', a.day, 'startsAt', a.starts_at, 'endsAt', a.ends_at, 'cancelUntil', a.cancel_until,
  'district', v.district, 'place', v.name, 'address', v.address, 'bring', a.bring
);
comment on function ticket_activity is 'What a ticket shows of its activity.';

-- Gives a place and writes the ticket, or does neither and returns no row; `decideSignUp` says why. Each update takes the
-- activity's row as the lock and looks at it again once it is held: the key group's reserve for members first, then an
-- open place when nobody waits, then a place in line. A person who signs up twice at once meets tickets_one_live.
create function take_place(
  ticket_id uuid, activity uuid, person uuid, account text, declared boolean, despite_policy boolean,
  questions text[], given text[], at bigint
) returns table (
  "realName" text, state text, "position" int, shown json
) language plpgsql as $$
#variable_conflict use_column
declare
  who record;
  got text;
  number bigint;
  line int;
begin
  select p.real_name, ticket_activity(a, v) as shown,
    case when a.key_group is null then null
      when exists (select from rosters r where r.key_group = a.key_group and r.id_hash = p.id_hash) then 'checked'
      when declared then 'declared' end as mark
  into who
  from account_persons link join persons p on p.id = link.person_id
    join activities a on a.id = activity join venues v on v.id = a.venue_id
  where link.openid = account and link.person_id = person
    and a.state = 'published' and a.opens_at <= at and at < a.closes_at
    and (a.min_age is null or p.born_on is null or p.born_on <= a.day - make_interval(years => a.min_age))
    and not exists (
      select from tickets held
      where held.activity_id = a.id and held.person_id = p.id and held.state in ('booked', 'waiting', 'offered')
    )
    and (despite_policy or not (select (value ->> 'enabled')::boolean from policies where name = 'noShow'));
  if not found then return; end if;

  if who.mark is not null then
    update activities a set key_booked = a.key_booked + 1
    where a.id = activity and a.state = 'published' and a.opens_at <= at and at < a.closes_at
      and (a.eligibility <> 'roster' or who.mark = 'checked')
      and a.key_booked + a.key_offered < a.key_seats
    returning 'key' into got;
  end if;
  if got is null then
    update activities a set booked = a.booked + 1
    where a.id = activity and a.state = 'published' and a.opens_at <= at and at < a.closes_at
      and (a.eligibility = 'none' or who.mark = 'checked' or (a.eligibility = 'declared' and who.mark is not null))
      and a.booked + a.offered < a.seats and (a.waiting = 0 or at >= least(a.closes_at, a.starts_at))
    returning 'open' into got;
  end if;
  if got is null then
    update activities a set waiting = a.waiting + 1, queue_last = a.queue_last + 1
    where a.id = activity and a.state = 'published' and a.opens_at <= at and at < least(a.closes_at, a.starts_at)
      and (a.eligibility = 'none' or who.mark = 'checked' or (a.eligibility = 'declared' and who.mark is not null))
      and a.waitlist and (a.waiting > 0 or a.booked + a.offered >= a.seats)
      and (who.mark is null or a.key_booked + a.key_offered >= a.key_seats)
    returning 'open', a.queue_last, a.waiting into got, number, line;
  end if;
  if got is null then return; end if;

  insert into tickets (id, activity_id, person_id, booked_by, state, booked_at, bucket, queue_no, mark)
  values (ticket_id, activity, person, account, case when number is null then 'booked' else 'waiting' end, at,
    got, number, who.mark);
  if cardinality(questions) > 0 then
    insert into answers (person_id, question, answer, answered_at)
    select person, kept.question, kept.answer, at from unnest(questions, given) kept (question, answer)
    on conflict (person_id, question) do update set answer = excluded.answer, answered_at = excluded.answered_at;
  end if;
  return query select who.real_name, case when number is null then 'booked' else 'waiting' end, line,
    who.shown;
end $$;
