"""Which language a message is clearly written in, so that the desk can answer politely."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SCRIPT_LETTERS = 2

# Function words that people cannot write a sentence without; words that are English too are left out.
_FUNCTION_WORDS: dict[str, frozenset[str]] = {
    "es": frozenset(
        ["el", "los", "las", "una", "unos", "unas", "del", "que", "qué", "y", "por", "para", "con", "sin", "mi", "mis", "tu", "su", "sus", "lo", "le", "les", "se", "está", "están", "estoy", "es", "son", "hay", "muy", "pero", "porque", "cuando", "cómo", "como", "dónde", "puedo", "puede", "tengo", "tiene", "necesito", "funciona", "hola", "gracias", "ayuda", "favor", "ya", "más", "desde", "hoy", "ayer", "esta", "este", "esto", "mi", "nos", "al", "ningún", "nada", "también", "contraseña", "correo", "impresora", "computadora", "ordenador", "pantalla", "archivo", "abrir", "ayúdame", "siento", "hablo", "inglés", "pueden", "ayudar"]
    ),
    "fr": frozenset(
        ["le", "la", "les", "des", "une", "du", "je", "j'ai", "j'arrive", "tu", "il", "elle", "nous", "vous", "ils", "mon", "ma", "mes", "notre", "nos", "votre", "vos", "ce", "cette", "ces", "est", "sont", "suis", "avez", "avec", "sans", "pour", "dans", "sur", "qui", "que", "quand", "pas", "plus", "ne", "n'est", "c'est", "ça", "et", "mais", "depuis", "très", "marche", "fonctionne", "peux", "puis", "peut", "bonjour", "merci", "aide", "besoin", "l'imprimante", "l'ordinateur", "imprimante", "ordinateur", "écran", "fichier", "mot", "passe", "mots", "ouvrir", "matin", "s'il", "d'une", "qu'il"]
    ),
    "de": frozenset(
        ["der", "das", "den", "dem", "ein", "eine", "einen", "einem", "einer", "ich", "wir", "sie", "mein", "meine", "meinen", "meinem", "unser", "unsere", "nicht", "kein", "keine", "und", "oder", "aber", "wenn", "ist", "sind", "bin", "habe", "haben", "kann", "können", "funktioniert", "geht", "seit", "heute", "gestern", "mit", "ohne", "für", "auf", "bei", "nach", "zu", "zum", "zur", "sich", "es", "wie", "wo", "warum", "bitte", "hallo", "danke", "hilfe", "mehr", "drucker", "rechner", "passwort", "anmelden", "öffnen", "brauche", "mir", "mich", "uns", "noch", "schon", "nur", "wurde", "werden"]
    ),
    "pt": frozenset(
        ["o", "os", "uma", "um", "umas", "não", "nao", "meu", "minha", "meus", "minhas", "seu", "sua", "do", "da", "dos", "das", "no", "na", "nos", "nas", "em", "com", "sem", "para", "por", "que", "e", "está", "estão", "estou", "é", "são", "tem", "tenho", "preciso", "posso", "pode", "muito", "mas", "porque", "quando", "como", "onde", "desde", "hoje", "ontem", "olá", "obrigado", "obrigada", "ajuda", "você", "isso", "esta", "este", "senha", "impressora", "computador", "tela", "arquivo", "abrir", "funciona", "consigo", "mais", "já", "pelo", "pela", "ao", "só", "falo", "falam", "desculpe", "inglês", "ajudar"]
    ),
    "it": frozenset(
        ["il", "lo", "gli", "una", "uno", "della", "del", "dei", "delle", "nel", "nella", "non", "mio", "mia", "miei", "mie", "nostro", "nostra", "che", "di", "e", "è", "sono", "ho", "ha", "hai", "abbiamo", "per", "con", "senza", "ma", "perché", "quando", "come", "dove", "posso", "può", "funziona", "da", "oggi", "ieri", "ciao", "buongiorno", "grazie", "aiuto", "questo", "questa", "molto", "più", "anche", "si", "mi", "ci", "stampante", "schermo", "aprire", "riesco", "bisogno", "favore", "al", "alla", "dal", "dalla", "sul", "sulla"]
    ),
    "pl": frozenset(
        ["nie", "jest", "się", "mi", "mój", "moja", "moje", "mam", "czy", "jak", "co", "to", "na", "w", "z", "od", "do", "po", "przy", "dla", "mogę", "może", "działa", "proszę", "dziękuję", "cześć", "witam", "dzień", "dobry", "pomoc", "pomocy", "nasz", "nasza", "ale", "bo", "kiedy", "gdzie", "dlaczego", "już", "jeszcze", "tylko", "bardzo", "dzisiaj", "dziś", "wczoraj", "hasło", "drukarka", "komputer", "ekran", "plik", "otworzyć", "potrzebuję", "są", "tego", "mnie", "moim", "moją", "ten", "ta"]
    ),
}
_ENGLISH = frozenset(
    ["the", "a", "an", "i", "my", "me", "we", "our", "you", "your", "it", "its", "is", "are", "was", "were", "be", "been", "do", "does", "did", "not", "no", "don't", "can't", "cannot", "can", "could", "will", "would", "have", "has", "had", "and", "or", "but", "if", "when", "what", "why", "how", "who", "where", "this", "that", "these", "those", "there", "here", "to", "of", "in", "on", "at", "for", "from", "with", "by", "as", "up", "down", "out", "off", "after", "since", "need", "please", "help", "hi", "hello", "thanks", "get", "got", "keeps", "say", "says", "so", "just", "still", "again", "won't", "isn't", "doesn't", "i'm", "it's", "i've", "all", "any"]
)
_LETTER_HINTS: dict[str, str] = {
    "es": "ñ¿¡",
    "fr": "èêçœùû",
    "de": "ßäöü",
    "pt": "ãõ",
    "it": "ìò",
    "pl": "łąęśżźćń",
}

ENGLISH_ONLY: dict[str, str] = {
    "es": "Lo siento, solo hablo inglés; si lo prefiere, una persona le puede ayudar.",
    "fr": "Désolé, je ne parle qu'anglais ; si vous préférez, une personne peut vous aider.",
    "de": "Es tut mir leid, ich spreche nur Englisch; auf Wunsch kann Ihnen ein Mensch helfen.",
    "pt": "Desculpe, só falo inglês; se preferir, uma pessoa pode ajudar.",
    "it": "Mi dispiace, parlo solo inglese; se preferisce, una persona può aiutarla.",
    "pl": "Przepraszam, mówię tylko po angielsku; jeśli Pan/Pani woli, może pomóc człowiek.",
    "other": "Sorry, I only speak English; if you prefer, a person can help you.",
}


def foreign_language(text: str) -> str | None:
    """`es`, `fr`, `de`, `pt`, `it`, `pl` or `other` (another script) when that is clear, else None."""
    lowered = unicodedata.normalize("NFC", text).lower().replace("\u2019", "'")
    if _mostly_other_script(lowered):
        return "other"
    words = _WORD.findall(lowered)
    if len(words) < 3:
        return None
    scores = {language: _score(language, words, lowered) for language in _FUNCTION_WORDS}
    ranked = sorted(scores, key=lambda language: -scores[language])
    best, second = ranked[0], ranked[1]
    english = sum(word in _ENGLISH for word in words)
    # Two function words at the least, a third of the words, well ahead of English and of the cousin.
    clear = scores[best] >= max(2.0, len(words) / 3) and scores[best] >= 2 * english
    return best if clear and scores[best] > scores[second] else None


def _score(language: str, words: list[str], lowered: str) -> float:
    known = _FUNCTION_WORDS[language]
    hits = [word for word in words if word in known or word.split("'")[0] + "'" in known]
    hinted = any(letter in lowered for letter in _LETTER_HINTS[language])
    # One repeated word (a name, a quotation) is no sentence: different words count.
    return len(set(hits)) + (len(hits) - len(set(hits))) / 2 + (1.0 if hinted and hits else 0.0)


def _mostly_other_script(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    other = [letter for letter in letters if not unicodedata.name(letter, "LATIN").startswith("LATIN")]
    return len(other) >= _SCRIPT_LETTERS and len(other) > len(letters) / 2
