/** Disaster recovery for Amazon ElastiCache. */
package io.ecdr;
