package io.orderfold.kernel;

/** What a node of several does; by default all of it. */
public enum NodeRole {
    /** Decides commands and appends to the log. */
    COMMAND,
    /** Keeps the query models of its read database up to date, and answers from them. */
    QUERY,
    /** Does what follows from events: processes, sagas, deadlines, jobs. */
    PROCESS,
    /** Is called by HTTP, beyond being asked how it is. */
    WEB
}
