-- Whom staff took a place from does not take it again: the ticket bars its holder until staff let them.

alter table tickets add column barred_at instant,
  add constraint tickets_barred check (barred_at is null or state = 'cancelled');
comment on column tickets.barred_at is 'Since when the holder may not sign up for this activity again, as staff took the place back; null again once staff allow it.';

-- One ticket of a person is live, and a barring one stands in the way like a live one.
drop index tickets_one_live;
create unique index tickets_one_live on tickets (activity_id, person_id)
  where state in ('booked', 'waiting', 'offered') or barred_at is not null;
