/** Values that tell who a person is; the only types that may, and only in fields marked as personal. */
@org.jspecify.annotations.NullMarked
package io.orderfold.kernel.personal;
