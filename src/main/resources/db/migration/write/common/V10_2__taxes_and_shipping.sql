-- Taxes and ways of sending goods as they are now: orders are reckoned with them, so they change with the log.
create table tax_rates (
    region     varchar(2)    not null,
    category   varchar(40)   not null,
    valid_from date          not null,
    percent    numeric(7, 4) not null,
    primary key (region, category, valid_from)
);
create table tax_regions (
    region             varchar(2) primary key,
    prices_include_tax boolean    not null
);
create table shipping_methods (
    code         varchar(40)  primary key,
    name         varchar(200) not null,
    tax_category varchar(40)  not null,
    withdrawn    boolean      not null
);
create table shipping_prices (
    code      varchar(40)    not null,
    currency  varchar(3)     not null,
    amount    numeric(24, 4) not null,
    free_from numeric(24, 4),
    primary key (code, currency)
);
-- Where to; a method without a row goes everywhere.
create table shipping_regions (
    code   varchar(40) not null,
    region varchar(2)  not null,
    primary key (code, region)
);
