package io.orderfold.whatif.query;

import java.util.List;

/** What-ifs, without what they have come to. */
public record WhatIfList(List<WhatIfView> items) {}
