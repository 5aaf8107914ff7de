/** Operations that several machines find: copies of what each machine keeps, in shared buckets. */
package io.ecdr.mirror;
