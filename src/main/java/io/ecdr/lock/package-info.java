/** Locks and notes that several machines share, kept in S3 by conditional writes. */
package io.ecdr.lock;
