package agenda

// Clean is clean, for tests of what entries may hold.
func Clean(text string) string { return clean(text) }
