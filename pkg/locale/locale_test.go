package locale_test

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/acctplan/acctplan/pkg/locale"
	"github.com/acctplan/acctplan/pkg/plan"
)

func of(t *testing.T, tag, language string) locale.Locale {
	t.Helper()
	l, known := locale.Of(tag, language)
	if !known {
		t.Fatalf("%s %s is not known", tag, language)
	}
	return l
}

// texts lists every text of a catalogue by its name.
func texts(value reflect.Value, name string, into map[string]string) map[string]string {
	switch value.Kind() {
	case reflect.String:
		into[name] = value.String()
	case reflect.Struct:
		for i := range value.NumField() {
			texts(value.Field(i), name+"."+value.Type().Field(i).Name, into)
		}
	case reflect.Array:
		for i := range value.Len() {
			texts(value.Index(i), name+"."+string(rune('0'+i)), into)
		}
	case reflect.Map:
		for _, key := range value.MapKeys() {
			texts(value.MapIndex(key), name+"."+key.String(), into)
		}
	}
	return into
}

var verb = regexp.MustCompile(`%(?:\[\d\])?([a-z])`)

// values are the kinds of values that a text takes. Numbered ones may stand in another order.
func values(text string) []string {
	var kinds []string
	for _, found := range verb.FindAllStringSubmatch(text, -1) {
		kinds = append(kinds, found[1])
	}
	if strings.Contains(text, "%[") {
		slices.Sort(kinds)
	}
	return kinds
}

// Every language says everything that English says, with the same values.
func TestCatalogueIsComplete(t *testing.T) {
	english := texts(reflect.ValueOf(*locale.Locale{}.Labels()), "", map[string]string{})
	if len(english) < 300 {
		t.Fatalf("only %d texts", len(english))
	}
	for _, language := range locale.Languages() {
		own := texts(reflect.ValueOf(*of(t, "", language).Labels()), "", map[string]string{})
		for name, text := range english {
			other, there := own[name]
			switch {
			case !there || other == "" && text != "":
				t.Errorf("%s lacks %s (%s)", language, name, text)
			case !slices.Equal(values(text), values(other)) && !slices.Equal(slices.Sorted(slices.Values(values(text))), values(other)):
				t.Errorf("%s takes other values in %s: %q, %q", name, language, text, other)
			}
		}
		for name := range own {
			if _, there := english[name]; !there {
				t.Errorf("%s has %s, which English lacks", language, name)
			}
		}
	}
}

// The vocabulary of the format is in the catalogue.
func TestTerms(t *testing.T) {
	say := of(t, "", "de").Labels()
	for _, c := range []struct{ kind, word, want string }{
		{"role", string(plan.EconomicBuyer), "Wirtschaftlicher Entscheider"}, {"role", string(plan.Champion), "Fürsprecher"}, {"stance", string(plan.Sceptic), "Skeptiker"},
		{"tier", string(plan.Strategic), "Strategisch"}, {"level", string(plan.Critical), "Kritisch"}, {"stage", string(plan.Negotiate), "Verhandlung"}, {"stage", "closing", "closing"},
	} {
		if got := say.Term(c.kind, c.word); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.kind, c.word, got, c.want)
		}
	}
}

func TestPlurals(t *testing.T) {
	german, english := of(t, "de-DE", "").Labels(), of(t, "en-GB", "").Labels()
	for _, c := range []struct{ got, want string }{
		{german.Days.Of(1), "1 Tag"}, {german.Days.Of(2), "2 Tage"}, {german.Days.Of(0), "0 Tage"}, {german.Errors.Of(0), "keine Fehler"}, {german.InDays.Of(7), "in 7 Tagen"},
		{english.Days.Of(1), "1 day"}, {english.Days.Of(2), "2 days"}, {english.Errors.Of(1), "1 error"}, {english.Errors.Of(0), "no errors"},
		{german.Rating("Mittel", "Hoch"), "Wahrscheinlichkeit mittel, Auswirkung hoch"}, {english.Rating("Medium", "High"), "Medium likelihood, high impact"}, {english.Rating("", "High"), "High impact"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

// written is how a text is told in this test: blanks that do not break are blanks.
func written(text string) string {
	return strings.NewReplacer("\u00a0", " ", "\u202f", " ").Replace(text)
}

func TestWriting(t *testing.T) {
	day := plan.DayOf(2026, time.November, 3)
	number := func(text string) decimal.Decimal { return decimal.RequireFromString(text) }
	month := plan.Date{Origin: plan.Origin{State: plan.Set}, First: plan.DayOf(2026, time.November, 1), Last: plan.DayOf(2026, time.November, 30), Precision: plan.ToMonth}
	for _, c := range []struct{ tag, amount, currency, money, percent, day, short, month string }{
		{"", "1200000", "INR", "₹12 lakh", "37.5%", "3 Nov 2026", "3 Nov", "Nov 2026"},
		{"en-IN", "1200000", "INR", "₹ 12,00,000", "37.5%", "3 Nov 2026", "3 Nov", "Nov 2026"},
		{"en-IN", "123456789", "INR", "₹ 12,34,56,789", "37.5%", "3 Nov 2026", "3 Nov", "Nov 2026"},
		{"en-IN", "1000", "INR", "₹ 1,000", "37.5%", "3 Nov 2026", "3 Nov", "Nov 2026"},
		{"de-DE", "1200000", "EUR", "€ 1.200.000", "37,5 %", "03.11.2026", "03.11.", "11/2026"},
		{"de-DE", "-1234.567", "EUR", "−€ 1.235", "37,5 %", "03.11.2026", "03.11.", "11/2026"},
		{"de-DE", "0.555", "EUR", "€ 0,56", "37,5 %", "03.11.2026", "03.11.", "11/2026"},
		{"de-DE", "999.999", "EUR", "€ 1.000", "37,5 %", "03.11.2026", "03.11.", "11/2026"},
		{"de-CH", "1200000", "CHF", "CHF 1’200’000", "37.5%", "03.11.2026", "03.11.", "11/2026"},
		{"sv-SE", "1200000", "SEK", "1 200 000 kr", "37,5 %", "2026-11-03", "3/11", "2026-11"},
		{"sv-SE", "1200000", "NOK", "1 200 000 NOK", "37,5 %", "2026-11-03", "3/11", "2026-11"},
		{"en-US", "1200000", "USD", "$1,200,000", "37.5%", "Nov 3, 2026", "Nov 3", "Nov 2026"},
		{"en-US", "1200000", "CHF", "CHF 1,200,000", "37.5%", "Nov 3, 2026", "Nov 3", "Nov 2026"},
		{"en-GB", "1200000", "GBP", "£1,200,000", "37.5%", "3 Nov 2026", "3 Nov", "Nov 2026"},
		{"en-CA", "1200000", "USD", "US$1,200,000", "37.5%", "Nov 3, 2026", "Nov 3", "Nov 2026"},
		{"fr-FR", "1200000", "EUR", "1 200 000 €", "37,5 %", "03/11/2026", "03/11", "11/2026"},
		{"de-DE", "1200000", "", "1.200.000", "37,5 %", "03.11.2026", "03.11.", "11/2026"},
	} {
		l := of(t, c.tag, "")
		for _, one := range []struct{ got, want string }{
			{l.Amount(number(c.amount), c.currency), c.money}, {l.Percent(number("37.50")), c.percent}, {l.Day(day), c.day}, {l.ShortDay(day), c.short}, {l.Date(month), c.month},
		} {
			if written(one.got) != one.want {
				t.Errorf("%s: %q, want %q", c.tag, one.got, one.want)
			}
		}
	}
	if got := written(of(t, "de", "").Weekday(day)); got != "Di 03.11.2026" {
		t.Errorf("%q", got)
	}
}

// An amount in full has all of its digits, in their order, in every country.
func TestAmountKeepsItsDigits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(1000, 1<<60).Draw(t, "amount")
		tag := rapid.SampledFrom(locale.Tags()).Draw(t, "tag")
		l, _ := locale.Of(tag, "")
		text := l.Amount(decimal.NewFromInt(n), rapid.SampledFrom([]string{"EUR", "INR", "SEK", "XYZ", ""}).Draw(t, "currency"))
		digits := strings.Map(func(char rune) rune {
			if char >= '0' && char <= '9' {
				return char
			}
			return -1
		}, text)
		if digits != decimal.NewFromInt(n).String() {
			t.Fatalf("%s writes %d as %q", tag, n, text)
		}
		if strings.ContainsAny(text, " \t\n") {
			t.Fatalf("%q can break", text)
		}
	})
}

func TestOf(t *testing.T) {
	for _, c := range []struct{ tag, language, want, lang string }{
		{"", "", "", "en"}, {"de-DE", "", "de-DE/de", "de-DE"}, {"de_at", "", "de-AT/de", "de-AT"}, {"de", "", "de-DE/de", "de-DE"}, {"sv-SE", "", "sv-SE", "en"}, {"en-IN", "", "en-IN", "en-IN"},
		{"en-GB", "de", "en-GB/de", "de"}, {"de-DE", "en", "de-DE", "en"}, {"", "de", "/de", "de"}, {"", "EN", "", "en"},
	} {
		l := of(t, c.tag, c.language)
		if got := strings.TrimSuffix(l.Tag+"/"+l.Words, "/"); got != c.want || l.Language() != c.lang {
			t.Errorf("%s %s: %s, written in %s; want %s, %s", c.tag, c.language, got, l.Language(), c.want, c.lang)
		}
	}
	for _, c := range [][2]string{{"xx-XX", ""}, {"d", ""}, {"-", ""}, {"", "sv"}, {"de-DEX", ""}} {
		if l, known := locale.Of(c[0], c[1]); known {
			t.Errorf("%q is known as %+v", c, l)
		}
	}
}
