/** The engines themselves, over their own protocol: the trial write. */
package io.ecdr.data;
