package syntax

import (
	"fmt"
	"os"
	"testing"

	"github.com/acctplan/acctplan/pkg/source"
)

func TestTry(t *testing.T) {
	name := os.Getenv("TRY")
	if name == "" {
		t.Skip()
	}
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println(dump(Parse(source.NewFile(name, content))))
}
