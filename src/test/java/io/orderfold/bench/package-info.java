/** What the machine gives at best, and what Orderfold makes of it, measured side by side in one run. */
@org.jspecify.annotations.NullMarked
package io.orderfold.bench;
