-- Says of the session of a ticket what the comment left out: that it is kept as a hash alone.
comment on column file_ticket.session_hash is
  'harm:O SHA-256 of the token of the session in which it was asked for: without it the ticket is worth nothing';
