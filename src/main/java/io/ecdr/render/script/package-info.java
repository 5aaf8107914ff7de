/** A saved plan as a POSIX shell script of {@code aws} commands. */
package io.ecdr.render.script;
