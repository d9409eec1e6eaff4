create table customers (
    customer_id   varchar(64)    primary key,
    version       bigint         not null,
    registered_at timestamp with time zone not null,
    updated_at    timestamp with time zone not null,
    document      text not null
);
