package sentence

import "testing"

func TestTokens(t *testing.T) {
	for _, x := range tokens(`Grow ARR from €1.2M to 2 million EUR by Q3 FY27, "we need our drivers home" – cut 12% & 3.5 lakh; CO2, e-buses Acme's USD 40k`) {
		t.Logf("%d %q %q %v %v", x.kind, x.text, x.stem, x.capital, x.quoted)
	}
	t.Log(len(Features("Cut the wait of trucks at the docks from 74 to 35 minutes", Known{})))
}
func BenchmarkFeatures(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Features("Cut the wait of trucks at the docks from 74 to 35 minutes", Known{})
	}
}
