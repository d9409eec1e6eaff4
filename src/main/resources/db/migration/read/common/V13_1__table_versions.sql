-- The tables of a projection exist in versions: the first has their plain names, orders, a later one orders_v2, with
-- every index and constraint named alike. Which one serves:
create table projections (
    processing_group varchar(200) primary key,
    serving          int          not null,
    latest           int          not null,
    switching        boolean      not null,
    -- What the plain names show, where the first version is gone: they are views, then.
    shown            int          not null
);

-- A batch of events goes into the tables by the gate of its segment, and holds it until it commits. Who switches holds all.
create table projection_gates (
    processing_group varchar(200) not null,
    gate             int          not null,
    serving          int          not null,
    primary key (processing_group, gate)
);

-- Every version there is. One that is being filled and was not heard of for long is given up, its node being dead.
create table table_versions (
    processing_group varchar(200)  not null,
    version_number   int           not null,
    table_names      varchar(1000) not null,
    purpose          varchar(20)   not null,
    alive_at         timestamp with time zone not null,
    primary key (processing_group, version_number)
);
