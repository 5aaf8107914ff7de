/** Plans as values, and what comes of running them. */
package io.ecdr.plan;
