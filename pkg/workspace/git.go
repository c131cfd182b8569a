// Asking git which files a work tree holds.
package workspace

import (
	"context"
	"os/exec"
	"strings"
)

// gitFiles lists the files below a directory that git tracks or would track, relative to it
// and with forward slashes. It reports false where git has no say: outside a work tree, in a
// directory that is itself ignored (whoever names it wants it), or without git.
func gitFiles(ctx context.Context, directory string, environ []string) ([]string, bool) {
	out, err := git(ctx, directory, environ, "ls-files", "-z", "--cached", "--others", "--exclude-standard").Output()
	if err != nil {
		return nil, false
	}
	var names []string
	for name := range strings.SplitSeq(string(out), "\x00") {
		if isMarkdown(strings.TrimSuffix(name, "/")) || strings.HasSuffix(name, "/") || name != "" && !strings.Contains(baseName(name), ".") {
			names = append(names, name) // a name without an extension may be a submodule
		}
	}
	if len(names) == 0 && git(ctx, directory, environ, "check-ignore", "-q", ".").Run() == nil {
		return nil, false
	}
	return names, true
}

// git prepares a git command that runs in a directory, whatever repository a hook's
// variables point at, and that starts no program which the repository configures.
func git(ctx context.Context, directory string, environ []string, arguments ...string) *exec.Cmd {
	command := exec.CommandContext(ctx, "git", append([]string{"-C", directory, "-c", "core.fsmonitor=false"}, arguments...)...)
	command.Env = []string{"GIT_OPTIONAL_LOCKS=0"} // never nil, which would mean this process's own
	for _, variable := range environ {
		if !strings.HasPrefix(variable, "GIT_") {
			command.Env = append(command.Env, variable)
		}
	}
	return command
}

func baseName(name string) string { return name[strings.LastIndexByte(name, '/')+1:] }
