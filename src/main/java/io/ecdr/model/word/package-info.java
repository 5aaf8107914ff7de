/** Words that operators write, on the command line and in files, each with one strict form. */
package io.ecdr.model.word;
