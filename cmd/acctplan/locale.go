package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/locale"
)

// localeFlag is --locale, of the commands that write pages or speak of amounts and dates.
type localeFlag struct {
	app *app
	tag string
}

func (a *app) localeFlag(command *cobra.Command) *localeFlag {
	f := &localeFlag{app: a}
	command.Flags().StringVar(&f.tag, "locale", "", "write numbers, money and dates as in a `COUNTRY`: de-DE, en-IN, sv-SE, …")
	completeLater(command, "locale", locale.Tags)
	return f
}

// locale is what the flag asks for, else the configuration. It is called once that is read.
func (f *localeFlag) locale() (locale.Locale, error) {
	if chosen, known := f.app.config.Locale(f.tag, ""); known {
		return chosen, nil
	}
	if near := nearest(strings.ReplaceAll(f.tag, "_", "-"), locale.Tags()); near != "" {
		return locale.Locale{}, fmt.Errorf("--locale %q is not known; did you mean %q?", f.tag, near)
	}
	return locale.Locale{}, fmt.Errorf("--locale %q is not known; there are: %s", f.tag, strings.Join(locale.Tags(), ", "))
}
