package sentence

import "testing"

// TestSigns: what can only be ours is heard, and its look-alikes are not.
func TestSigns(t *testing.T) {
	reader := NewReader(Known{Customer: []string{"Harbor Foods", "Northgate Logistics"}, Products: []string{"Flow"}}, All)
	defer reader.Close()
	for text, want := range map[string]string{
		"Grow our ARR at Harbor Foods":                          "our ARR",
		"Raise my 2027 quota attainment":                        "my 2027 quota",
		"Our share of wallet from 12% to 30%":                   "Our share of wallet",
		"Make quota":                                            "Make quota",
		"Exceed quota by 10%":                                   "Exceed quota",
		"I want to hit the number this quarter":                 "hit the number",
		"Hit the number of on-time trains":                      "",
		"Meet the recycling quota":                              "",
		"Meet quota for women on the board":                     "",
		"Their reps make quota in every region":                 "",
		"Reach President's Club":                                "Reach President's Club",
		"Achieve 120% NRR on Northgate":                         "NRR on Northgate",
		"Achieve 120% NRR with their own subscribers":           "",
		"Grow services revenue 30% at Harbor Foods":             "revenue 30% at Harbor Foods",
		"Grow online revenue at Harbor Foods":                   "",
		"Grow ARR at Northgate's clients":                       "",
		"Sell Flow to HR, Legal and Finance":                    "Sell Flow",
		"Sell fish to Legal and Finance":                        "",
		"Roll out Flow to the 12 depots":                        "",
		"Upsell 200 seats":                                      "Upsell 200 seats",
		"Upsell 200 seats to premium class":                     "",
		"Upsell their own hotel guests":                         "",
		"Cross-sell our analytics to their marketing":           "Cross-sell our analytics to their",
		"Cross-sell home insurance to policyholders":            "",
		"Get them to renew early":                               "Get them to renew",
		"Call 400 members and get them to renew":                "",
		"Close the expansion deal by Q2":                        "Close the expansion deal",
		"Close the books in five days":                          "",
		`"We want our ARR to double" (Ada Roth, their founder)`: "",
	} {
		reader.Features(text)
		signs := reader.Signs()
		if got := text[signs.From:signs.To]; got != want || signs.Ours != (want != "") {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// TestElsewhere: the contract with another house is told from one with ours.
func TestElsewhere(t *testing.T) {
	reader := NewReader(Known{Customer: []string{"Harbor Foods"}, Vendor: []string{"Siemens"}}, All)
	defer reader.Close()
	for text, want := range map[string]int{
		"Reduce licence spend before the renewal of the Oracle contract": 2,
		"Renegotiate the contract with Oracle":                           2,
		"Win the Oracle contract away for us":                            0,
		"Displace Oracle before the renewal":                             0,
		"Renew the Siemens contract":                                     0,
		"Renew the contract":                                             0,
		"500k contract":                                                  0,
		"Win the Bundeswehr contract":                                    2,
		"Win the Harbor Foods contract":                                  0,
		"Give notice on the Konica copier contract":                      1,
	} {
		reader.Features(text)
		if got := reader.Signs().Elsewhere; got != want {
			t.Errorf("%s: %d", text, got)
		}
	}
}

// TestWords: a reader's words are not cut apart.
func TestWords(t *testing.T) {
	const text = "Tools: replace 4 by SAP S/4HANA, 12 % less (all)"
	want := []string{"Tools", "replace", "4", "by", "SAP", "S/4HANA", "12 %", "less", "all"}
	reader := NewReader(Known{}, All)
	defer reader.Close()
	reader.Features(text)
	words := reader.Words(text)
	for i, w := range words {
		if i >= len(want) || text[w.From:w.To] != want[i] {
			t.Fatalf("%d: %q, want %q", i, text[w.From:w.To], want)
		}
		if ends := i == 0 || i == 5 || i == 8; w.Ends != ends {
			t.Errorf("%q: %v", want[i], w.Ends)
		}
	}
	if len(words) != len(want) {
		t.Errorf("%d words, want %d", len(words), len(want))
	}
}
