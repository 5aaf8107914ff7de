/** Which hosts a rehearsal lets nobody reach: pure rules, tested as a table. */
package io.ecdr.plan.denial;
