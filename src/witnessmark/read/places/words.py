"""Words around and inside place names: what lifts them, what forbids them, what bends their footprint."""

PLACE_NOUNS = ["town", "village", "city", "district", "province", "governorate", "oblast", "hamlet", "suburb", "neighborhood", "neighbourhood", "settlement", "region", "subdistrict", "county", "camp", "municipality", "port", "capital", "enclave", "island", "area", "outskirts", "state", "township"]  # fmt: skip
"""English nouns that stand before "of X" or beside X where X is a place."""

ARABIC_NOUNS = ["قرية", "بلدة", "مدينة", "ناحية", "قضاء", "محافظة", "قصبة", "مخيم", "حي", "منطقة", "قرى", "بلدات"]  # fmt: skip

ARABIC_PREPOSITIONS = ["في", "إلى", "الى", "من", "قرب", "شمال", "جنوب", "شرق", "غرب", "حول", "نحو", "باتجاه", "داخل", "وسط", "عاصمة"]  # fmt: skip
"""Weak signs: a well-known name may follow."""

PREPOSITIONS = frozenset(
    ["in", "at", "near", "from", "around", "outside", "inside", "to", "toward", "towards", "of", "across", "into", "surrounding", "beyond", "via", "through", "bei", "nach", "aus", "dans", "à", "près", "vers", "en", "cerca", "desde", "hacia", "di", "ke", "dari", "dekat"]
)  # fmt: skip

COMPASS = frozenset(
    ["north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "northwest", "northeast", "southwest", "southeast", "northwestern", "northeastern", "southwestern", "southeastern"]
)  # fmt: skip
"""Sides and the middle of a place."""

DIRECTIONS = COMPASS | frozenset(
    ["upper", "lower", "greater", "downtown", "old", "new", "inner"]
)  # fmt: skip

LANDFORMS = frozenset(
    ["delta", "coast", "peninsula", "plain", "plains", "basin", "desert", "highlands", "lowlands", "heights", "range", "strip", "corridor", "border", "frontier", "triangle", "straits", "strait", "canal", "reservoir", "dam", "falls", "springs", "creek", "forest", "shore", "reef", "cape", "gulf", "marsh", "marshes", "oasis", "pass", "ridge", "summit", "crater", "archipelago", "islands", "mountains", "hills", "rivers", "lakes", "municipal", "metropolitan", "metro", "rural", "urban", "medical", "memorial", "regional", "community", "public", "technical", "institute", "foundation", "society", "club", "stadium", "arena", "southeast", "southwest", "northeast", "northwest", "mid"]
)  # fmt: skip
"""Nouns and adjectives that head a longer name and name nothing alone, though some town bears each."""

TITLES = frozenset(
    ["mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir", "lady", "lord", "president", "minister", "general", "gen", "colonel", "col", "major", "maj", "captain", "capt", "lt", "lieutenant", "sergeant", "sgt", "admiral", "sheikh", "sheik", "imam", "ayatollah", "senator", "sen", "rep", "governor", "gov", "mayor", "judge", "justice", "king", "queen", "prince", "princess", "pope", "bishop", "reverend", "rev", "ambassador", "secretary", "spokesman", "spokeswoman", "chancellor", "commander", "officer", "detective", "chief", "sheriff", "saint", "herr", "frau", "monsieur", "madame", "bapak", "ibu"]
)  # fmt: skip

GIVEN_NAMES = frozenset(
    ["john", "james", "robert", "michael", "william", "david", "richard", "joseph", "thomas", "charles", "daniel", "matthew", "anthony", "mark", "donald", "steven", "paul", "andrew", "joshua", "kenneth", "kevin", "brian", "george", "timothy", "ronald", "edward", "jason", "jeffrey", "ryan", "jacob", "gary", "nicholas", "eric", "jonathan", "stephen", "larry", "justin", "scott", "brandon", "benjamin", "samuel", "gregory", "frank", "alexander", "patrick", "jack", "dennis", "jerry", "tyler", "bill", "jim", "tom", "bob", "mike", "dan", "joe", "steve", "chris", "phil", "phillip", "ted", "jeff", "greg", "mary", "patricia", "jennifer", "linda", "elizabeth", "barbara", "susan", "jessica", "sarah", "karen", "lisa", "nancy", "betty", "sandra", "margaret", "ashley", "kimberly", "emily", "donna", "michelle", "carol", "amanda", "melissa", "deborah", "stephanie", "rebecca", "laura", "helen", "sharon", "cynthia", "kathleen", "amy", "angela", "shirley", "anna", "ruth", "brenda", "pamela", "nicole", "katherine", "samantha", "christine", "emma", "catherine", "virginia", "rachel", "carolyn", "janet", "maria", "heather", "diane", "julie", "joyce", "victoria", "kelly", "christina", "joan", "evelyn", "olivia", "martha", "jane", "peter", "ahmed", "ahmad", "mohammed", "muhammad", "mohamed", "ali", "hassan", "hussein", "hussain", "omar", "khalid", "ibrahim", "mustafa", "abdul", "abdullah", "yusuf", "saddam", "vladimir", "sergei", "ivan", "dmitry", "volodymyr", "oleksandr", "jordan", "georgia", "chad", "paris", "sydney", "austin", "dallas", "florence", "madison", "savannah", "charlotte", "lincoln", "jackson", "houston", "india", "jean", "pierre", "jacques", "hans", "karl", "klaus", "juan", "jose", "carlos", "luis", "jorge", "pedro", "barack", "hillary"]
)  # fmt: skip

COMMON_WORDS = frozenset(
    ["the", "a", "an", "and", "or", "but", "if", "so", "as", "at", "by", "of", "on", "in", "to", "for", "from", "with", "without", "he", "she", "it", "we", "they", "you", "i", "his", "her", "its", "our", "their", "my", "your", "this", "that", "these", "those", "there", "here", "who", "whom", "which", "what", "when", "where", "why", "how", "all", "any", "both", "each", "few", "more", "most", "other", "some", "such", "no", "nor", "not", "only", "own", "same", "than", "too", "very", "can", "will", "just", "should", "now", "then", "also", "even", "still", "yet", "however", "although", "though", "because", "since", "while", "until", "after", "before", "during", "among", "between", "under", "over", "above", "below", "again", "further", "once", "about", "against", "many", "much", "several", "another", "every", "either", "neither", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "first", "second", "third", "last", "next", "new", "old", "good", "best", "great", "big", "long", "little", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "spring", "summer", "autumn", "winter", "morning", "evening", "night", "today", "yesterday", "tomorrow", "yes", "no", "mr", "mrs", "according", "despite", "meanwhile", "moreover", "is", "are", "was", "were", "be", "been", "being", "have", "has", "had", "do", "does", "did", "said", "says", "say", "see", "read", "reading", "split", "sale", "police", "army", "force", "forces", "union", "party", "liberty", "freedom", "hope", "victory", "mission", "central", "federal", "national", "international", "general", "state", "president", "minister", "news", "times", "post", "press", "report", "reports", "photo", "image", "video", "government", "war", "peace", "security", "council", "islam", "islamic", "muslim", "shiite", "shia", "sunni", "christian", "catholic", "arab", "arabs", "god", "allah", "of", "most", "nice", "along", "bar", "man", "men", "women", "people", "male", "mobile", "march", "orange", "bath", "ham", "hull", "deal", "rugby", "enterprise", "industry", "commerce", "college", "university", "school", "hospital", "church", "street", "road", "avenue", "park", "lake", "river", "mountain", "mount", "hill", "valley", "beach", "bay", "island", "county", "city", "town", "village", "house", "home", "green", "black", "white", "brown", "red", "blue", "gold", "silver", "golden", "sun", "moon", "star", "sky", "sea", "ocean", "east", "west", "north", "south", "northern", "southern", "eastern", "western", "upper", "lower", "guard", "corps", "division", "brigade", "battalion", "command", "task", "operation", "human", "rights", "watch", "amnesty", "global", "world", "earth", "land", "ground", "field", "young", "king", "queen", "prince", "bishop", "page", "corner", "center", "centre", "point", "press", "associated", "agency", "source", "sources", "officials", "official", "tower", "journal", "magazine", "daily", "weekly", "post", "herald", "tribune", "guardian", "independent", "out", "off", "up", "down", "can", "major", "minor", "fact", "story", "end", "start", "stop", "open", "close", "buy", "sell", "free", "full", "line", "base", "data", "site", "court", "justice", "airport", "congress", "conservation", "olympic", "plateau", "egg", "sunshine", "vista", "liberal", "conservative", "unite", "real", "senate", "parliament", "ministry", "embassy", "district", "province", "region", "republic", "democratic", "kingdom", "junior", "senior", "hall", "market", "station", "bridge", "airlines", "company", "bank", "center", "square", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"]
)  # fmt: skip
"""Common words that some town somewhere is called by: a lone one is a place only where the words around say so."""

NOT_PLACES = (
    "Islamic State of Iraq and Syria", "Islamic State in Iraq and Syria", "Islamic State of Iraq and the Levant",
    "Islamic State in Iraq and the Levant", "Islamic State of Iraq and al-Sham", "Islamic State of Iraq",
    "Islamic State in Iraq", "Bank of America", "New York Times", "Washington Post", "Los Angeles Times",
)  # fmt: skip
"""Names of other things that begin with, or hold, a place name; the place inside is not spoken of."""

ARABIC_SMALL = frozenset(
    ["التي", "الذي", "هذه", "هذا", "في", "من", "على", "أن", "كما", "بعد", "قبل", "وفق", "منذ", "حيث"]
)
"""Words that follow a place noun without being a name."""
