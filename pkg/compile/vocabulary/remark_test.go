package vocabulary_test

import (
	"testing"

	"github.com/acctplan/acctplan/pkg/compile/vocabulary"
)

func TestSaysLeft(t *testing.T) {
	for _, text := range []string{"left", "Left.", "has left", "gone", "departed", "left the company", "left in May 2026", "retired", "no longer with us", "left 2026-05", "left company in May", "left in May. Who follows?"} {
		if !vocabulary.SaysLeft(text) {
			t.Errorf("%q", text)
		}
	}
	for _, text := range []string{"", "left us a good review", "left-handed", "retired the old system", "supporter", "gone through the deck", "likes us", "left?", "left the company?", "Left Bank Manager", "Left Bank Yard Manager", "Left Team Lead"} {
		if vocabulary.SaysLeft(text) {
			t.Errorf("%q is taken for gone", text)
		}
	}
	for _, title := range []string{"former CFO", "Former CFO", "ex-COO", "ex COO, left the company", "VP, retired", "COO (left in May 2026)", "former CFO, now at DHL"} {
		if !vocabulary.TitleSaysLeft(title) {
			t.Errorf("%q", title)
		}
	}
	for _, title := range []string{"CFO", "Executive", "former CFO, now chair", "VP, formerly of Harrowgate", "Head of Left Bank stores", "Left Bank Manager", "Left Bank Yard Manager", "COO (left?)", "former COO?", "ex. COO?"} {
		if vocabulary.TitleSaysLeft(title) {
			t.Errorf("%q is taken for gone", title)
		}
	}
}

func TestSentenceSaysLeft(t *testing.T) {
	for _, said := range []string{"left", "has left for Nordbase", "resigned yesterday", "leaves this month", "left the company", "is no longer with us", "has moved to DHL", "moved on", "moved on to the Bank of Ghent", "joined Nordbase", "retired in May"} {
		if !vocabulary.SentenceSaysLeft(said) {
			t.Errorf("%q", said)
		}
	}
	for _, said := range []string{"", "left early", "left the meeting early", "left us a note", "leaves it open", "retired the old system", "has gone through the deck", "moved the date", "joined the call", "likes it", "no", "did not leave", "left?", "has left for Nordbase?"} {
		if vocabulary.SentenceSaysLeft(said) {
			t.Errorf("%q is taken for gone", said)
		}
	}
}
