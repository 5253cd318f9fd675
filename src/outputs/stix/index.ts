/** STIX 2.1. */
export { ACCOUNTS_A_BUNDLE, type StixBundle, stixBundles } from "./bundle.js";
