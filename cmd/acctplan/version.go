package main

import (
	"fmt"
	"regexp"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

// buildVersion is which acctplan this is, as the Go toolchain recorded it.
type buildVersion struct {
	version  string // "v0.1.0", "(devel)"
	revision string // of the source; may be empty
	modified bool   // the source had changes that are in no commit
	compiler string // "go1.26.0"
}

// version reads the program's own build information.
func version() buildVersion {
	v := buildVersion{version: "(devel)"}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return v
	}
	v.compiler = info.GoVersion
	if info.Main.Version != "" {
		v.version = info.Main.Version
	}
	for _, setting := range info.Settings {
		switch setting.Key {
		case "vcs.revision":
			v.revision = setting.Value[:min(12, len(setting.Value))]
		case "vcs.modified":
			v.modified = setting.Value == "true"
		}
	}
	return v
}

// String is the line that `acctplan version` prints.
func (v buildVersion) String() string {
	var details []string
	if v.revision != "" {
		commit := "commit " + v.revision
		if v.modified {
			commit += " with changes"
		}
		details = append(details, commit)
	}
	if v.compiler != "" {
		details = append(details, v.compiler)
	}
	text := "acctplan " + strings.TrimPrefix(v.version, "v")
	if len(details) > 0 {
		text += fmt.Sprintf(" (%s)", strings.Join(details, ", "))
	}
	return text
}

var released = regexp.MustCompile(`^v\d+\.\d+\.\d+(-(rc|beta|alpha)\.?\d+)?$`)

// release is the version of a released acctplan, without the v; empty for a build from
// between releases, so that pages do not differ with every commit.
func (v buildVersion) release() string {
	if !released.MatchString(v.version) {
		return ""
	}
	return strings.TrimPrefix(v.version, "v")
}

// versionCommand prints which acctplan this is.
func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:               "version",
		Short:             "Print the version",
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			fmt.Fprintln(a.stdout, version())
			return nil
		},
	}
}
