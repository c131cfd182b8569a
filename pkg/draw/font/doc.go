// Package font holds the typefaces a page is set in, embedded in the program compressed, unpacked and parsed when a face is first used.
//
// The main family is Inter. Scripts and signs it lacks come from fallback families of the Noto project, chosen by coverage. Nothing is parsed, copied or
// decompressed when the program starts. Parsed faces are shared and safe for concurrent use.
package font
