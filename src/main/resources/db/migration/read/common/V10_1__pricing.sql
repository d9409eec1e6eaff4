-- Rows of coupons, tax regions and shipping methods: the whole view as a document, and what lists show in columns.
create table coupons (
    code        varchar(40)      primary key,
    version     bigint           not null,
    document    varchar(1048576) not null,
    name        varchar(200)     not null,
    kind        varchar(20)      not null,
    status      varchar(20)      not null,
    redeemed    bigint           not null,
    most_uses   integer,
    valid_from  timestamp with time zone,
    valid_until timestamp with time zone
);
create table tax_regions (
    region             varchar(2)       primary key,
    version            bigint           not null,
    document           varchar(1048576) not null,
    prices_include_tax boolean          not null
);
create table tax_rates (
    region     varchar(2)    not null,
    category   varchar(40)   not null,
    valid_from date          not null,
    percent    numeric(7, 4) not null,
    primary key (region, category, valid_from)
);
create table shipping_methods (
    code         varchar(40)      primary key,
    version      bigint           not null,
    document     varchar(1048576) not null,
    name         varchar(200)     not null,
    tax_category varchar(40)      not null,
    status       varchar(20)      not null
);
