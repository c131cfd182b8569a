package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/spf13/cobra"
	"golang.org/x/text/unicode/norm"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/report"
)

// newCommand starts a plan.
func (a *app) newCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "new NAME",
		Short: "Start a plan from a skeleton",
		Long: `Start an account plan: write a Markdown file with the headings, tables and
hints that an account of its tier needs. What is still to be filled in, such as
TBD or [Name], "acctplan lint" reports.

The file is named by the account, in the current folder; -o names another file
or folder. An existing file is never overwritten.`,
		Example: `  acctplan new "Acme Corp" --tier strategic --owner "Dana Ruiz"
  acctplan new "Acme Corp" -o accounts/`,
		ValidArgsFunction: cobra.NoFileCompletions,
		Args: func(_ *cobra.Command, arguments []string) error {
			switch {
			case len(arguments) == 0:
				return errors.New(`a plan for whom? As in: acctplan new "Acme Corp" --tier key`)
			case len(arguments) > 1:
				return fmt.Errorf("one account at a time; if it is one name, put it in quotes: acctplan new %q", strings.Join(arguments, " "))
			}
			return nil
		},
	}
	tier := &choice{value: string(plan.Key), allowed: []string{string(plan.Strategic), string(plan.Key), string(plan.Standard)}}
	command.Flags().Var(tier, "tier", "how deep to plan: strategic, key or standard")
	owner := command.Flags().String("owner", "", "`NAME` of the account's owner on our side")
	target := command.Flags().StringP("output", "o", "", "`FILE` or folder to write to")
	completeChoice(command, "tier", tier.allowed)
	_ = command.RegisterFlagCompletionFunc("owner", cobra.NoFileCompletions)

	command.RunE = func(_ *cobra.Command, arguments []string) error {
		s := skeleton{
			Account: strings.Join(strings.Fields(arguments[0]), " "),
			Tier:    plan.Tier(tier.value),
			Owner:   strings.Join(strings.Fields(*owner), " "),
			Today:   a.today(),
		}
		s.ID = accountID(s.Account)
		file := s.ID
		if file == "" {
			file = safeName(s.Account) // a name in another script; the file's name is its id
		}
		if file == "" {
			return fmt.Errorf("%q is no name for an account: it has no letter and no digit", arguments[0])
		}
		if problem := unprintable(s.Account + s.Owner); problem != "" {
			return errors.New(problem)
		}
		path := newPath(*target, file)
		content, err := s.text()
		if err != nil {
			return err
		}
		if err := create(path, content); err != nil {
			return err
		}
		fmt.Fprintf(a.stdout, "%s\n", report.Visible(filepath.ToSlash(path)))
		a.suggest("fill it in, then run: acctplan lint " + report.Visible(quotedForShell(filepath.ToSlash(path))))
		return nil
	}
	return command
}

// accountID is the id of an account's plan, and its file's name: lower-case ASCII letters,
// digits and dashes. It is empty for a name that has letters of other scripts, because half
// of a name would be another's.
func accountID(account string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(safeName(account)) {
		switch {
		case r < 0x80 && r != '.' && r != '_':
			b.WriteRune(r)
		case r == '.', r == '_', unicode.IsMark(r):
		case latin[r] != "":
			b.WriteString(latin[r])
		default:
			return ""
		}
	}
	return strings.Trim(b.String(), "-")
}

// latin spells the letters that are more than a letter with a mark.
var latin = map[rune]string{'ß': "ss", 'ø': "o", 'ł': "l", 'đ': "d", 'æ': "ae", 'œ': "oe", 'ð': "d", 'þ': "th", 'ı': "i"}

// newPath is where a new plan goes: the file that -o names, or one in the folder it names.
func newPath(target, id string) string {
	if target == "" {
		return id + ".md"
	}
	info, err := os.Stat(target)
	if err == nil && info.IsDir() || strings.HasSuffix(filepath.ToSlash(target), "/") {
		return filepath.Join(target, id+".md")
	}
	return target
}

// create writes a file that must not exist yet, and the folder it stands in.
func create(path, content string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return fmt.Errorf("cannot make the folder %s: %s", filepath.ToSlash(filepath.Dir(path)), plainError(err))
	}
	err := createNew(path, []byte(content))
	switch {
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("%s exists, and a plan is never overwritten; name another file with -o", filepath.ToSlash(path))
	case err != nil:
		return fmt.Errorf("cannot write %s: %s", filepath.ToSlash(path), plainError(err))
	}
	return nil
}

// suggest prints a next step where a person is watching.
func (a *app) suggest(step string) {
	if a.messages.is {
		fmt.Fprintln(a.stderr, step)
	}
}

// quotedForShell puts a path in quotes where it needs them.
func quotedForShell(path string) string {
	if strings.ContainsAny(path, " '\"$&();<>|*?`\\") {
		return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
	}
	return path
}
