/** When something is due: told from when it was last done, never by matching the present minute. */
package io.ecdr.due;
