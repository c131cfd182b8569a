// Package figure writes amounts and dates for people, so that a page and a list of changes
// spell them alike.
package figure
