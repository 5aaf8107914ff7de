/** The door to AWS: calls as values in, answers as values out. No SDK type leaves it. */
package io.ecdr.aws;
