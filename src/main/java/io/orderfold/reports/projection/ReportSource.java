package io.orderfold.reports.projection;

import io.orderfold.reports.ReportName;
import io.orderfold.reports.query.ReportCriteria;
import java.util.Set;

/** What makes some of the reports. */
interface ReportSource {

    Set<ReportName> names();

    Rows make(ReportName name, ReportCriteria criteria);
}
