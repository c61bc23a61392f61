-- The monitoring asks twice a minute since when the oldest step waits for a signature; only what waits is in here.
create index self_evaluation_signing on self_evaluation (stage_since) where stage_since is not null and stage like 'WITH%';
