/** What a plan or a command may do, as an IAM policy: pure, made from the calls themselves. */
package io.ecdr.plan.iam;
