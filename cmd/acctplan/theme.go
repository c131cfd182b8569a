package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/config"
	"github.com/acctplan/acctplan/pkg/render"
)

// dress gives the pages their locale and their look, from the flags and the configuration. It is
// called once that is read.
func (f *pageFlags) dress(command *cobra.Command, m *pageMaker) error {
	var err error
	if m.look.Locale, err = f.locale.locale(); err != nil {
		return err
	}
	m.options.Theme = f.app.config.Theme
	if *f.theme != "" {
		absolute, err := filepath.Abs(*f.theme)
		if err != nil {
			return err
		}
		look, problems, err := config.LoadTheme(absolute, filepath.ToSlash(*f.theme))
		if err != nil {
			return fmt.Errorf("%s: %w", *f.theme, err)
		}
		for _, problem := range problems {
			f.app.complain(problem.String())
		}
		if len(problems) > 0 {
			return errTrouble
		}
		m.options.Theme = look
	}
	if look := m.options.Theme; look != nil && look.Paper != "" && !command.Flags().Changed("paper") {
		m.options.Paper, _ = render.ParsePaper(look.Paper)
	}
	return nil
}
