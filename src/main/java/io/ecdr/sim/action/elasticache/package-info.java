/** ElastiCache's actions: each checks a request, refuses as the service does, and answers. */
package io.ecdr.sim.action.elasticache;
