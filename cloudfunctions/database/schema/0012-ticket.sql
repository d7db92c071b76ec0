-- Places. One ticket of a person is live, one of a document number too, and one that bars its holder stands in the way like a
-- live one.

create table tickets (
  id uuid primary key,
  activity_id uuid not null references activities (id),
  person_id uuid references persons (id),
  booked_by text not null check (booked_by <> ''),
  state text not null check (state in ('booked', 'waiting', 'offered', 'cancelled', 'expired')),
  booked_at instant not null,
  cancelled_at instant,
  cancelled_by text,
  bucket text not null default 'open' check (bucket in ('open', 'key', 'walkIn')),
  queue_no bigint,
  offered_until instant,
  mark text check (mark in ('checked', 'declared')),
  reconfirm text check (reconfirm in ('asked', 'yes')),
  released_at instant,
  called_at instant,
  excused_at instant,
  excused_by uuid references staff (id),
  stop text check (length(stop) between 1 and 12),
  offer_no int not null default 0 check (offer_no >= 0),
  signed_up_at instant,
  old_enough boolean not null default true,
  barred_at instant,
  id_hash bytea,
  excuse_sealed bytea,
  cancel_reason_sealed bytea,
  check ((state = 'cancelled') = (cancelled_at is not null)),
  constraint tickets_barred check (barred_at is null or state = 'cancelled'),
  constraint tickets_excused check ((excused_at is null) = (excuse_sealed is null)),
  constraint tickets_nobodys check ((person_id is null) = (booked_by = 'erased')),
  constraint tickets_offer_ends check (state <> 'offered' or offered_until is not null),
  constraint tickets_somebodys_turn check (person_id is not null or state not in ('waiting', 'offered')),
  constraint tickets_waiting_numbered check (state <> 'waiting' or queue_no is not null)
);
comment on table tickets is 'One person''s place in one activity; cancelled ones stay as history.';
comment on column tickets.person_id is 'Null once the person was erased or the time to keep it is over: the ticket then counts, and names nobody.';
comment on column tickets.booked_by is 'The account that signed up, or ''erased''.';
comment on column tickets.released_at is 'When the place was given to somebody waiting in the hall, because nobody had come for it.';
comment on column tickets.called_at is 'When they were called in the hall and did not answer; their next scan puts them back in the line.';
comment on column tickets.stop is 'The code of the stop somebody boards at, in activities.stops; null is the first one.';
comment on column tickets.offer_no is 'How many times this ticket was offered a place; it tells one offer from the next.';
comment on column tickets.signed_up_at is 'When they joined the line, where booked_at tells when they took the place offered then; null: booked_at tells both.';
comment on column tickets.old_enough is 'Whether the holder has the least age of the activity, as it is now.';
comment on column tickets.barred_at is 'Since when the holder may not sign up for this activity again, as staff took the place back; null again once staff allow it.';
comment on column tickets.id_hash is 'The holder''s persons.id_hash, gone with the holder''s name; also null of a second claim that held its place before there was one place per number.';
comment on column tickets.excuse_sealed is 'Why staff do not count a missed place, sealed.';
comment on column tickets.cancel_reason_sealed is 'Why staff took the place back, sealed; null when the holder gave it back.';
create index tickets_booked on tickets (booked_at) where state = 'booked';
comment on index tickets_booked is 'Who got a place lately and is to hear so.';
create index tickets_by_account on tickets (booked_by, booked_at desc);
create index tickets_by_person on tickets (person_id) where person_id is not null;
create index tickets_ended on tickets (activity_id) where state in ('cancelled', 'expired');
create index tickets_line on tickets (activity_id, queue_no) where state = 'waiting';
create index tickets_offers on tickets (offered_until) where state = 'offered';
create unique index tickets_one_live on tickets (activity_id, person_id)
  where state in ('booked', 'waiting', 'offered') or barred_at is not null;
create unique index tickets_one_number on tickets (activity_id, id_hash)
  where state in ('booked', 'waiting', 'offered');
