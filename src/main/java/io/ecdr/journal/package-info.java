/** What an operation has done so far: entries, and the position that follows from them. */
package io.ecdr.journal;
