-- Whether a ticket of this state is somebody's place, in the line too: one of a person and of a number is, as the unique
-- indexes of tickets say. Like the other rules in one expression it is put into the statement that asks, so that indexes serve.
create or replace function is_live_place(state text) returns boolean language sql immutable parallel safe
return state in ('booked', 'waiting', 'offered');
