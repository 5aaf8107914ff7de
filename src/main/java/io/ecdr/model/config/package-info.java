/** What a configuration file says, once it has been read and found right. */
package io.ecdr.model.config;
