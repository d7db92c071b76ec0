-- When somebody signed up, kept where taking an offered place moves booked_at on.

alter table tickets add column signed_up_at instant;
comment on column tickets.signed_up_at is 'When they joined the line, where booked_at tells when they took the place offered then; null: booked_at tells both.';
