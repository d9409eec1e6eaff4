-- The shop as it was at instants of the past, each in tables of its own: those that are being made, those that can be
-- read, and the last ones that are gone.
create table past_views (
    view_id        varchar(36)   primary key,
    as_of          varchar(40)   not null,
    -- The same while it is being made or can be read, else null: there is one an instant.
    live_as_of     varchar(40)   unique,
    view_state     varchar(20)   not null,
    -- group=version,group=version: what it is read from.
    versions       varchar(4000) not null,
    requested_by   varchar(255)  not null,
    requested_at   timestamp with time zone not null,
    ready_at       timestamp with time zone,
    last_used_at   timestamp with time zone not null,
    ended_at       timestamp with time zone,
    alive_at       timestamp with time zone not null,
    log_position   bigint        not null,
    log_head       bigint        not null,
    events_read    bigint        not null,
    rows_made      bigint        not null,
    per_second     bigint        not null,
    seconds_left   bigint,
    failure        varchar(1000),
    failed_event   varchar(64)
);
create index past_views_by_time on past_views (requested_at);
