/** JSON forms of plans, journals, manifests and reports: versioned, read strictly. */
package io.ecdr.codec;
