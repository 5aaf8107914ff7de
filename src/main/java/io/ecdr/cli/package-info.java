/** The command line: commands, options, converters, questions and progress. No SDK type. */
package io.ecdr.cli;
