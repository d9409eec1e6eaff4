-- A snapshot holds all of an aggregate, which may be more than any single event does.
alter table snapshots alter column payload set data type text;

-- Views of long streams, as folded up to an event. All of it may be deleted at any time.
create table view_snapshots (
    stream           varchar(255) not null,
    fold             varchar(255) not null,
    version          bigint       not null,
    event_id         varchar(64)  not null,
    code             varchar(64)  not null,
    recorded_at      timestamp with time zone not null,
    document         text         not null,
    primary key (stream, fold)
);
