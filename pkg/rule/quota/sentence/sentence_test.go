package sentence

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestTokens reads what stands in plans.
func TestTokens(t *testing.T) {
	for text, want := range map[string]string{
		"Grow ARR from €1.2M to 2 million EUR by Q3 FY27": "grow arr from 0money to 0money by 0date 0date",
		"Cut 12 % – and 3.5 lakh; USD 40k, Rs 5 cr":       "cut 0percent - and 0magnitude ; 0money , 0money",
		"CO2 of Acme's e-buses, P&L in the US":            "co2 of acme e-bus , p&l in the usa",
		"5G in 2027: 10 per cent":                         "0number g in 0date : 0percent",
		"٣ ५ of 7²":                                       "of 0number",
		"JOIN US":                                         "join us",
		"“a” → b":                                         `" a " → b`,
	} {
		var got []string
		for _, token := range tokens(text) {
			got = append(got, token.stem)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// TestQuoted: speech is told from a word in quotation marks.
func TestQuoted(t *testing.T) {
	speech, irony := tokens(`"we want our drivers home"`), tokens(`the "our way" of doing it`)
	if !speech[1].quoted || irony[2].quoted {
		t.Errorf("%+v %+v", speech, irony)
	}
}

// TestLexicon: every line is read, and every phrase of it can be found.
func TestLexicon(t *testing.T) {
	known := words()
	lines := 0
	for line := range strings.Lines(lexiconText()) {
		if !strings.HasPrefix(line, "#") {
			lines++
		}
	}
	if len(known.trades) != lines || lines < 40 || lines >= tradeMoney {
		t.Errorf("%d trades of %d lines", len(known.trades), lines)
	}
	r := reading{list: tokens("get a foot in the door")}
	identify(r.list)
	phrase := false
	for _, h := range r.hits() {
		phrase = phrase || h.to-h.from == 4 && known.trades[h.trade] == "growth"
	}
	if !phrase {
		t.Error("the phrase was not found")
	}
}

// TestFeatures: they are distinct, and stand in the text.
func TestFeatures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		features, squares := Features(text, Known{})
		seen := map[uint64]bool{}
		for _, f := range features {
			if seen[f.ID] || f.From > f.To || int(f.To) > len(text) || f.Weight <= 0 {
				t.Fatalf("%q: %+v", text, f)
			}
			seen[f.ID] = true
			squares -= int(f.Weight * f.Weight)
		}
		if squares != 0 {
			t.Fatalf("%q: the squares are by %d more than those of the features", text, squares)
		}
	})
}

// TestFilter: a filter has what was added to it, and little else.
func TestFilter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		filter := make(Filter, 1<<rapid.IntRange(3, 10).Draw(t, "length"))
		ids := rapid.SliceOfN(rapid.Uint64(), 0, 20).Draw(t, "ids")
		for _, id := range ids {
			filter.Add(id)
		}
		for _, id := range ids {
			if at, bit := Place(id); !filter.Has(at, bit) || filter.Count(at, bit) != 1 {
				t.Fatalf("%x was added", id)
			}
		}
	})
	filter, others := make(Filter, 1<<10), 0
	for i := range uint64(100) {
		filter.Add(mix(1, i, 0))
		if filter.Has(Place(mix(2, i, 0))) {
			others++
		}
	}
	if others > 10 {
		t.Errorf("the filter is 1/80 full, and has %d of 100 that nobody added", others)
	}
}

// TestWantedFeatures: a reader with a filter lists what one without it lists and the filter has, and
// counts the squares of all.
func TestWantedFeatures(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-e ]{0,60}`)).Draw(t, "text")
		every, squares := Features(text, Known{})
		filter := make(Filter, 8)
		for i := 0; i < len(every); i += 5 {
			filter.Add(every[i].ID)
		}
		reader := NewReader(Known{}, filter)
		defer reader.Close()
		got, gotSquares := reader.Features(text)
		want := slices.DeleteFunc(slices.Clone(every), func(f Feature) bool { return !filter.Has(Place(f.ID)) })
		if !slices.Equal(got, want) || gotSquares != squares {
			t.Fatalf("%q: %d features of %d wanted, squares %d of %d", text, len(got), len(want), gotSquares, squares)
		}
	})
}

func BenchmarkLexicon(b *testing.B) {
	for b.Loop() {
		readLexicon(lexiconText())
	}
}
