create table customers (
    customer_id   varchar(64)    primary key,
    version       bigint         not null,
    registered_at timestamp with time zone not null,
    updated_at    timestamp with time zone not null,
    document      varchar(1048576) not null
);
