/** What people decide about targets: notes, acceptance, second reading, signatures, each in the store before the call returns. */
package org.lodestone.study.review;
