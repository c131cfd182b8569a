package quota

import (
	"bytes"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/acctplan/acctplan/pkg/rule/quota/sentence"
)

// TestClassify judges sentences that a reader would not argue about, and look-alikes of them
// that a list of cues gets wrong. Where Unknown is wanted, Customer will do: neither accuses.
func TestClassify(t *testing.T) {
	for text, want := range map[string]Kind{
		"Grow our ARR at Harbor Foods from €480k to €600k":               Seller,
		"Sign the three-year renewal with us before the tender":          Seller,
		"Win back the terminals from Slotwise and make them buy from us": Seller,
		"Get on the shortlist for the terminal tender":                   Seller,
		"Expand our footprint before the renewal":                        Seller,
		"Multi-year renewal at 8% uplift, no discount":                   Seller,
		"Upsell premium support to the Dutch subsidiary":                 Seller,
		"Keep the competitor out of our account":                         Seller,
		"Cut the wait of trucks at the docks from 74 to 35 minutes":      Unknown,
		"Fewer hospital-acquired infections on the surgical wards":       Customer,
		"Weekly active users of our planner from 55% to 70%":             Adoption,
		"Log-ins to the platform doubled, all admins trained":            Adoption,
		"Cut their energy bill by 10% and win the maintenance contract":  Mixed,
		"Book a bed in under five minutes":                               Unknown,
		"Renew 11,000 fishing permits in six weeks":                      Unknown,
		"Close the books in four days":                                   Unknown,
		"Sell 90% of seats on the morning flights":                       Unknown,
		"Open the US subsidiary with 40 people":                          Unknown,
		"Data pipelines without manual fixes":                            Unknown,
		"\"We want our drivers home on Fridays\" (Ada Roth)":             Unknown,
		"Raise dealer quota attainment from 61 % to 80 %":                Unknown,
		"Acme's own subscription renewal rate back above 90%":            Unknown,
		"Win the Bundeswehr contract":                                    Unknown,
		"Reduce licence spend before the renewal of the Oracle contract": Unknown,
		"Standardise on one CRM in all 11 countries":                     Unknown,
		"Consolidate tools: replace 4 vendors by one":                    Unknown,
		"Make quota":                 Seller,
		"Exceed quota by 10%":        Seller,
		"Renew at 110%":              Seller,
		"expand arr to $2m":          Seller,
		"Achieve 120% NRR on Acme":   Seller,
		"Help them cut waste by 20%": Unknown,
		"":                           Unknown,
	} {
		got := Classify(text, Context{Customer: []string{"Acme"}})
		if got.Kind != want && (want != Unknown || got.Kind != Customer) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
		if (got.Kind == Seller || got.Kind == Mixed || got.Kind == Adoption) && len(got.Words) == 0 {
			t.Errorf("%q: %v without a reason", text, got.Kind)
		}
	}
}

// TestReasons names the words that tipped a judgement, as they stand in the text.
func TestReasons(t *testing.T) {
	got := Classify("Expand our footprint at Acme before renewal", Context{Customer: []string{"Acme"}})
	if !strings.Contains(strings.Join(got.Words, " | "), "our footprint") {
		t.Errorf("%q does not name the footprint", got.Words)
	}
	if !got.Bare {
		t.Error("an outcome is seen where there is none")
	}
}

// TestForeign is silent, and says why, in other languages.
func TestForeign(t *testing.T) {
	for _, text := range []string{
		"Unseren Umsatz mit der Gruppe bis 2027 um 20 % steigern",
		"Réduire les kilomètres à vide de 18 % à 12 %",
		"Aumentar nuestra cuota en el grupo",
		"车辆空驶率降到 15% 以下",
	} {
		if got := Classify(text, Context{}); !got.Foreign || got.Kind != Unknown {
			t.Errorf("%q: %+v", text, got)
		}
	}
	for _, text := range []string{"Cut dwell time at Le Havre", "Win El Corte Inglés", "Fewer complaints in Zürich", "RevPAR +8%"} {
		if !English(text) {
			t.Errorf("%q is taken for a foreign sentence", text)
		}
	}
}

// TestBeyondDoubt: words that can only be ours are so, whatever stands beside them.
func TestBeyondDoubt(t *testing.T) {
	everything := TheirOwner | TheirUnit | TheirMetric | TheirSource
	for _, text := range []string{"Grow our ARR from 480k to 600k", "Grow our footprint by 40%", "Upsell 200 seats", "Make quota", "Hit our number"} {
		if got := Classify(text, Context{Beside: everything}); got.Kind != Seller {
			t.Errorf("%s: %v", text, got)
		}
	}
	doubtful := "Get on the shortlist for the terminal tender"
	for beside, want := range map[Evidence]Kind{0: Seller, everything: Unknown, everything | OurSide: Seller} {
		if got := Classify(doubtful, Context{Beside: beside}); got.Kind != want {
			t.Errorf("%s, with %b beside it: %v", doubtful, beside, got)
		}
	}
}

// TestVendor: what we are called and sell is known as ours.
func TestVendor(t *testing.T) {
	const text = "Sell Flow to HR, Legal and Finance"
	if got := Classify(text, Context{Vendor: []string{"Tidewater"}, Products: []string{"Flow"}}); got.Kind != Seller || got.Words[0] != "Sell Flow" {
		t.Errorf("%+v", got)
	}
	if got := Classify(text, Context{}); got.Kind == Seller && got.Margin > 100 {
		t.Errorf("nobody has said what Flow is: %+v", got)
	}
}

// TestWholeWords: no reason is a part of a word, a bare number or punctuation.
func TestWholeWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := plausible(t) + rapid.SampledFrom([]string{"", " SAP S/4HANA by", ": replace 4", " all 11", " - 7 (our)"}).Draw(t, "rest")
		about := " " + strings.Map(func(r rune) rune {
			if strings.ContainsRune(",;:()", r) {
				return ' '
			}
			return r
		}, text) + " "
		for _, reason := range Classify(text, Context{}).Words {
			if !strings.ContainsFunc(reason, unicode.IsLetter) && !strings.ContainsAny(reason, "%€$") {
				t.Fatalf("%q: %q is no reason", text, reason)
			}
			for _, word := range strings.FieldsFunc(reason, func(r rune) bool { return r == ' ' || strings.ContainsRune(",;:()", r) }) {
				if !strings.Contains(about, " "+word+" ") {
					t.Fatalf("%q: %q is cut out of a word", text, word)
				}
			}
		}
	})
}

// TestStructure: what the record says about the customer only ever makes the judgement milder.
func TestStructure(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := plausible(t)
		plain, tied := Classify(text, Context{}), Classify(text, Context{Beside: TheirUnit | TheirSource})
		if tied.Kind == Seller && plain.Kind != Seller {
			t.Fatalf("%q: %v, but with structure %v", text, plain, tied)
		}
	})
}

// plausible draws words as they stand in plans.
func plausible(t *rapid.T) string {
	words := rapid.SliceOfN(rapid.SampledFrom(strings.Fields("our their its Acme the renewal contract ARR grow cut win wait patients downtime from to by 12% €40k Q3 us we framework tender seats of and ; , supplier sole CFO logins adoption")), 1, 14).Draw(t, "words")
	return strings.Join(words, " ")
}

// TestSpace: the judgement does not hang on white space.
func TestSpace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := plausible(t)
		space := rapid.SampledFrom([]string{"  ", "\t", "\n", " \u00a0"}).Draw(t, "space")
		want, got := Classify(text, Context{}), Classify(" "+strings.ReplaceAll(text, " ", space)+" ", Context{})
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%q with %q: %s", text, space, diff)
		}
	})
}

// TestCase: a sentence in capitals or small letters is never turned into its opposite.
func TestCase(t *testing.T) {
	for _, text := range []string{"Grow our ARR at Harbor Foods", "Sign the renewal with us before the tender", "Upsell premium support to the Dutch subsidiary"} {
		for _, form := range []string{strings.ToLower(text), strings.ToUpper(text)} {
			if got := Classify(form, Context{}); got.Kind != Seller {
				t.Errorf("%q: %v", form, got)
			}
		}
	}
}

// TestNames: the customer's and our names count as such.
func TestNames(t *testing.T) {
	about := Context{Vendor: []string{"Tidewater"}, Customer: []string{"Harbor Foods"}}
	if got := Classify("Make Harbor Foods buy from Tidewater", about); got.Kind != Seller {
		t.Errorf("%v", got)
	}
}

// TestLongest: what stands behind the limit is not read.
func TestLongest(t *testing.T) {
	head := strings.Repeat("cut downtime ", 40)[:sentence.Longest-1] + " "
	if diff := cmp.Diff(Classify(head, Context{}), Classify(head+strings.Repeat("our renewal ", 10_000), Context{})); diff != "" {
		t.Error(diff)
	}
}

// TestSize keeps the price of the judgement in the program's size.
func TestSize(t *testing.T) {
	if size := len(packed) + sentence.LexiconSize(); size > 215_000 {
		t.Errorf("weights and lexicon have %d bytes, more than 215,000", size)
	}
}

// TestUnpack refuses what is no model.
func TestUnpack(t *testing.T) {
	all, err := sentence.Decompress(packed)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := sentence.Decompress(packed[:len(packed)/2]); err == nil {
		t.Error("half of a file was taken for one")
	}
	for _, data := range [][]byte{nil, all[:10], all[:len(all)/2], bytes.Repeat([]byte{0xff}, 64)} {
		if _, err := unpack(data); err == nil {
			t.Errorf("%d bytes were taken for weights", len(data))
		}
	}
}

// TestTable: a packed model gives each feature its weights, whatever shares its slot.
func TestTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ids := rapid.SliceOfNDistinct(rapid.Uint64(), 0, 40, func(id uint64) uint64 { return id>>56<<6 | id&63 }).Draw(t, "ids")
		var weights [Questions][]int8
		for q := range weights {
			weights[q] = make([]int8, len(ids))
			for i := range ids {
				weights[q][i] = rapid.Int8().Draw(t, "weight")
			}
		}
		questions := [Questions]Question{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}
		back, err := unpack(Pack(rapid.UintRange(6, 14).Draw(t, "size"), ids, weights, questions))
		if err != nil || back.questions != questions {
			t.Fatal(err, back.questions)
		}
		for i, id := range ids {
			// Another feature with the same byte may stand in a slot on the way.
			shared := false
			for j, other := range ids {
				shared = shared || j != i && fingerprint(other) == fingerprint(id)
			}
			for q := range weights {
				if got := weighs(back.find(id), q); got != int64(weights[q][i]) && !shared {
					t.Fatalf("%x: %d, want %d", id, got, weights[q][i])
				}
			}
			if weights[0][i] != 0 && !back.filter.Has(sentence.Place(id)) {
				t.Fatalf("%x does not pass the filter", id)
			}
		}
	})
}

func FuzzClassify(f *testing.F) {
	for _, text := range []string{"Grow our ARR", "", "\xff\xfe €", "“we” 12 per cent USD 4k", strings.Repeat("our ", 300), "a-", "5", "$ €5 %", "İstanbul'da ß"} {
		f.Add(text, "Acme", uint8(TheirOwner))
	}
	f.Fuzz(func(t *testing.T, text, name string, evidence uint8) {
		about := Context{Customer: []string{name}, Vendor: []string{name}, Beside: Evidence(evidence)}
		got := Classify(text, about)
		if diff := cmp.Diff(got, Classify(text, about)); diff != "" {
			t.Fatal(diff)
		}
		if got.Margin < 0 || len(got.Words) > 3 {
			t.Fatalf("%+v", got)
		}
		for _, word := range got.Words {
			if utf8.ValidString(text) && (!utf8.ValidString(word) || !strings.Contains(strings.Join(strings.Fields(text), " "), word)) {
				t.Fatalf("%q is not in %q", word, text)
			}
		}
	})
}

func BenchmarkClassify(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Classify("Grow our ARR at Harbor Foods from €480k to €600k before the renewal", Context{})
	}
}
