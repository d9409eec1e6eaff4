-- What is told of a return has its exchanges, too: the rows are made anew from the log.
delete from returns;
delete from tracking_tokens where processor = 'returns.projection';
