/** S3's actions: each checks a request, refuses as the service does, and answers. */
package io.ecdr.sim.action.s3;
