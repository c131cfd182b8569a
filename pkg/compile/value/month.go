package value

// Names of months and weekdays in the languages that plans are written in.

import "time"

// monthOf knows a month's name or short form in English, German, French, Spanish, Portuguese,
// Italian and Dutch; the word is lower case without accents. Short forms that are everyday
// English words ("out", "set") are left out. It returns 0 for any other word.
func monthOf(word []byte) time.Month {
	switch string(word) {
	case "jan", "january", "januar", "janner", "jaenner", "janvier", "janv", "enero", "ene", "janeiro", "gennaio", "gen", "januari":
		return time.January
	case "feb", "february", "februar", "feber", "fevrier", "fevr", "fev", "febrero", "fevereiro", "febbraio", "februari", "febr":
		return time.February
	case "mar", "march", "marz", "maerz", "mrz", "mars", "marzo", "marco", "maart", "mrt":
		return time.March
	case "apr", "april", "avril", "avr", "abril", "abr", "aprile":
		return time.April
	case "may", "mai", "mayo", "maio", "maggio", "mag", "mei":
		return time.May
	case "jun", "june", "juni", "juin", "junio", "junho", "giugno", "giu":
		return time.June
	case "jul", "july", "juli", "juillet", "juil", "julio", "julho", "luglio", "lug":
		return time.July
	case "aug", "august", "aout", "agosto", "ago", "augustus":
		return time.August
	case "sep", "sept", "september", "septembre", "septiembre", "setiembre", "setembro", "settembre":
		return time.September
	case "oct", "october", "okt", "oktober", "octobre", "octubre", "outubro", "ottobre", "ott":
		return time.October
	case "nov", "november", "novembre", "noviembre", "novembro":
		return time.November
	case "dec", "december", "dez", "dezember", "decembre", "diciembre", "dic", "dezembro", "dicembre":
		return time.December
	}
	return 0
}

// isWeekday knows the names of the days of the week, which a date may carry in front.
func isWeekday(word []byte) bool {
	switch string(word) {
	case "mon", "monday", "tue", "tues", "tuesday", "wed", "weds", "wednesday", "thu", "thur", "thurs", "thursday", "fri", "friday",
		"sat", "saturday", "sun", "sunday",
		"mo", "montag", "di", "dienstag", "mi", "mittwoch", "do", "donnerstag", "fr", "freitag", "sa", "samstag", "so", "sonntag",
		"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
		"lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo":
		return true
	}
	return false
}

// isPreposition knows the words in front of or inside a date that do not change which days it
// names: a deadline "by", "before" or at the "end of" Q4 is past when Q4 is.
func isPreposition(word []byte) bool {
	switch string(word) {
	case "by", "before", "end", "until", "till", "early", "mid", "late", "middle", "beginning", "start", "about", "around", "approx", "approximately",
		"ca", "circa", "from", "on", "since", "due", "no", "later", "than", "the", "of", "in", "expected", "est", "estimated", "target", "latest",
		"at", "as", "eoy", "eoq", "eom", "month", "year", "calendar", "cy", "starting", "ending", "planned", "tentatively", "maybe", "likely", "mtg",
		"bis", "ende", "fine", "meta", "inizio", "entro", "slutet", "borjan", "mitten", "innan", "senast", "fore", "finale", "mediados", "anfang", "mitte", "vor", "ab", "am", "im", "seit", "zum", "spatestens",
		"fin", "avant", "debut", "le", "d", "ici", "du", "de", "a", "para", "antes", "el", "del", "desde", "finales", "principios", "inicio", "do", "ate",
		"eind", "begin", "voor", "op":
		return true
	}
	return false
}
