// Shell completion: what may stand behind flags and commands.
package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/config"
	"github.com/acctplan/acctplan/pkg/rule"
)

// completionCommand prints the script that makes a shell complete commands, flags and rules.
func (a *app) completionCommand() *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "Print the script that makes a shell complete commands",
		Long: `Print the script that makes a shell complete commands, flags and the names of
rules. SHELL is bash, zsh, fish or powershell.`,
		Example: `  source <(acctplan completion bash)     in ~/.bashrc
  source <(acctplan completion zsh)      in ~/.zshrc
  acctplan completion fish > ~/.config/fish/completions/acctplan.fish
  acctplan completion powershell | Out-String | Invoke-Expression`,
		ValidArgs: shells,
		Args: func(_ *cobra.Command, arguments []string) error {
			if len(arguments) != 1 {
				return errors.New("which shell? One of: " + strings.Join(shells, ", "))
			}
			if !slices.Contains(shells, arguments[0]) {
				return notOneOf(arguments[0], shells)
			}
			return nil
		},
		RunE: func(command *cobra.Command, arguments []string) error {
			switch root := command.Root(); arguments[0] {
			case "bash":
				return root.GenBashCompletionV2(a.stdout, true)
			case "zsh":
				return root.GenZshCompletion(a.stdout)
			case "fish":
				return root.GenFishCompletion(a.stdout, true)
			default:
				return root.GenPowerShellCompletionWithDesc(a.stdout)
			}
		},
	}
}

// completeChoice completes a flag with its words.
func completeChoice(command *cobra.Command, flag string, allowed []string) {
	completeLater(command, flag, func() []string { return allowed })
}

// completeLater is completeChoice for words that are worked out only where somebody asks.
func completeLater(command *cobra.Command, flag string, allowed func() []string) {
	_ = command.RegisterFlagCompletionFunc(flag, func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return allowed(), cobra.ShellCompDirectiveNoFileComp
	})
}

// completeRules completes flags with rules and groups, also behind a comma.
func (a *app) completeRules(command *cobra.Command, flags ...string) {
	for _, flag := range flags {
		_ = command.RegisterFlagCompletionFunc(flag, func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
			done := typed[:strings.LastIndexByte(typed, ',')+1]
			var completions []string
			book := a.completionBook()
			for _, group := range book.Groups() {
				completions = append(completions, done+group)
			}
			for _, r := range book.All() {
				completions = append(completions, done+r.ID+"\t"+r.Summary)
			}
			return startingWith(completions, typed), cobra.ShellCompDirectiveNoFileComp
		})
	}
}

// completeRuleIDs completes the one rule that a command takes.
func (a *app) completeRuleIDs(_ *cobra.Command, arguments []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(arguments) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var completions []string
	for _, r := range a.completionBook().All() {
		completions = append(completions, r.ID+"\t"+r.Summary)
	}
	return startingWith(completions, typed), cobra.ShellCompDirectiveNoFileComp
}

// completionBook is the rule book that holds in the current folder. Mistakes in a configuration
// are not for here.
func (a *app) completionBook() rule.Book {
	if path, ok := config.Find(resolved(".")); ok && config.Within(path) == nil {
		if read, problems, err := config.Load(path, shown(path)); err == nil && len(problems) == 0 {
			return read.Book
		}
	}
	return rule.Standard()
}

func startingWith(completions []string, typed string) []string {
	return slices.DeleteFunc(completions, func(completion string) bool { return !strings.HasPrefix(completion, typed) })
}
