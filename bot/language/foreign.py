"""Which language a message is clearly written in, so that the desk can answer politely."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

# Whole words: the "o" of "o365" is none.
_WORD = re.compile(r"\b[^\W\d_]+(?:'[^\W\d_]+)?\b")
# What is quoted, and the names of files, may be in any language.
_QUOTED = re.compile(
    r"\"[^\"]*\"|\u201c[^\u201d]*\u201d|\u201e[^\u201c\u201d]*[\u201c\u201d]|\u00ab[^\u00bb]*\u00bb|\S+\.[a-z]{2,4}\b"
)
_MIN_WORDS = 3
_SCRIPT_LETTERS = 2
# A word of Chinese is one or two letters long.
_DENSE_SCRIPTS = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")
_DENSE_WEIGHT = 3

# Words that people cannot write a sentence without, and those of our trade; what is English too stands below.
_WORDS_OF_LANGUAGES = {
    "es": """
        abrir al archivo ayer ayuda ayudar ayúdame bloqueó buenas buenos casa caído clave como computadora con conecta
        contraseña correo correos cuando cuenta cómo deja del desde dónde días el enciende encender entiendo entrar es
        esta estamos este esto está están estoy favor funciona gracias hablo hay hola hoy impresora inglés la las le leer
        lenta lento lo los mi mis muy más nada nadie necesito ningún nos nueva nuevo olvidó ordenador pantalla para pero
        pide planta por porque portatil portátil problema puede pueden puedo que quiero qué rato ratón recibo red se
        segunda servidor siento sin son su sus también tengo tiene todo todos trabajar tu un una unas unos usuario y ya
    """,
    "fr": """
        accès ai aide au aux avec avez besoin bloqué bonjour bonsoir c'est ce ces cette compte connecter d'une demande des
        depuis dossier du démarrage démarre elle est et fichier fonctionne il ils imprimante j'ai j'arrive je l'anglais
        l'imprimante l'ordinateur l'écran la le lent les lis ma marche matin mais merci mes mon mot mots n'est ne noir nos
        notre nous nouveau nouvelle ordinateur oublié ouvrir pas passe personne peut peux plus pour pouvez puis quand que
        qu'il qui reste rien réseau s'il sans sont souris suis sur svp tous toujours travailler très tu une un vos votre
        vous ça écran été
    """,
    "de": """
        aber ab anmelden auf aus bei beim bildschirm bin bitte bleibt brauche danke das dass dem den der drucker druckt ein
        eine einem einen einer es fragt funktioniert geht gesperrt gestern gut guten habe haben hallo hause hilfe ich immer
        ist ja jetzt kann kein keine kennwort kommt konto können langsam lässt maus mehr mein meine meinem meinen mich mir
        mit morgen nach neue neuen neuer nicht nichts niemand noch nur oder ohne passwort rechner schon schwarz seit sich
        sie sind startet ständig stürzt tag uns unser unsere und verbindet vergessen vom warum wenn werden wieder wir wie
        wo wurde zu zum zur zurücksetzen öffnen für heute
    """,
    "pt": """
        abrir ajuda ajudar ao arquivo bloqueada boa bom caiu com como computador conecta consegue consigo conta desculpe
        desde dia dos ecrã em entrar esqueci esse esta este estou está estão falam falo funciona funcionar hoje hora
        impressora inglês isso já ler lento liga mais mas meu meus minha minhas muito mensagem nas nao ninguém nos nova novo
        não obrigada obrigado olá ontem onde os palavra para passe pede pela pelo pode por porque posso preciso problema
        quando que rato rede sem senha servidor seu sua são só tela tem tenho toda todo todos trabalhar um uma umas
        utilizador usuário você é
    """,
    "it": """
        abbiamo accede accende accesso aiuto al alla anche apre aprire bisogno blocca bloccato buongiorno buonasera caduto
        che chiede ciao come dal dalla dei del della delle dimenticato dove favore funziona gli grazie ha hai ho ieri il
        l'inglese lavorare leggere lento lo ma mi mia mie miei mio molto nel nella nero nessuno non nostra nostro nuova
        nuovo oggi perché per più posso problema può quando questa questo rete riesco schermo scrivere sempre senza si
        sono stampante stampare sul sulla un una uno è
    """,
    "pl": """
        ale bardzo bo ciągle czarny cześć czy dla dlaczego dobry drukarka drukować drukuje dzień dzisiaj dziś działa ekran
        gdzie hasła hasło internetu jak jest jestem jeszcze już kiedy komputer komputera konto mam mi mnie moim moja moje
        moją może mogę mój nasz nasza nie nikt nowa nowej nowy od otworzyć otwiera plik po pomoc pomocy potrzebny potrzebuję
        pracować problem proszę przy pyta rana serwer się są ta tego ten tylko witam w wczoraj wolno z zablokowane
        zapomniałam zapomniałem żeby dziękuję
    """,
}
# Words of a language that are English, or parts of many names, as well: half a sign of either.
_SHARED_WORDS = {
    "es": "a da de en la me no va",
    "fr": "a as de en la me on se",
    "de": "am an die hat in man so war was will",
    "pt": "a as da de do e me na no o",
    "it": "a da di e i in la me no",
    "pl": "a by co do i na no o on to",
}
_ENGLISH_WORDS = """
    a about access account add after all also am an and any anything app are as asking at be been broken but by can can't
    cannot cant card change client could did didn't didnt do does doesn't doesnt don't done dont down email english error
    every everyone file files folder for from get gets got had has have hello help here hi how i i'm if im in invoice is
    isn't isnt it it's its i've ive just keep keeps keyboard laptop license licence locked log login me meeting message
    missing my name need needs never new no nobody not now of off office on one open opens or our out phone please print printer
    printing prints report reset same say says screen send sends sent set setup should show shows slow so some someone
    still system thanks that the them then there these they thing this those time to today up use user users want was
    we website were what when where which who why will with won't wont work working works would wrong you your
"""


def _sets(words: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {language: frozenset(text.split()) for language, text in words.items()}


_SHARED = _sets(_SHARED_WORDS)
_FUNCTION_WORDS = {language: words - _SHARED[language] for language, words in _sets(_WORDS_OF_LANGUAGES).items()}
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_NOT_ONLY_ENGLISH = frozenset[str]().union(*_SHARED.values())
_LETTER_HINTS = {
    "es": "ñ¿¡",
    "fr": "èêçœùû",
    "de": "ßäöü",
    "pt": "ãõ",
    "it": "ìò",
    "pl": "łąęśżźćń",
}

ENGLISH_ONLY = {
    "es": "Lo siento, solo puedo leer inglés; si lo prefiere, una persona le puede ayudar.",
    "fr": "Désolé, je ne lis que l'anglais ; si vous préférez, une personne peut vous aider.",
    "de": "Es tut mir leid, ich kann nur Englisch lesen; auf Wunsch kann Ihnen ein Mensch helfen.",
    "pt": "Desculpe, só consigo ler inglês; se preferir, uma pessoa pode ajudar.",
    "it": "Mi dispiace, so leggere solo l'inglese; se preferisce, una persona può aiutarla.",
    "pl": "Przepraszam, czytam tylko po angielsku; jeśli Pan/Pani woli, może pomóc człowiek.",
    "other": "Sorry, I can only read English; if you prefer, a person can help you.",
}


def foreign_language(text: str) -> str | None:
    """`es`, `fr`, `de`, `pt`, `it`, `pl` or `other` (another script) when that is clear, else None."""
    lowered = unicodedata.normalize("NFC", text).lower().replace("\u2019", "'")
    if _mostly_other_script(lowered):
        return "other"
    own = _QUOTED.sub(" ", lowered)
    words = _WORD.findall(own)
    if len(words) < _MIN_WORDS:
        return None
    scores = {language: _score(language, words, own) for language in _FUNCTION_WORDS}
    ranked = sorted(scores, key=lambda language: -scores[language])
    best, second = ranked[0], ranked[1]
    english = sum(0.5 if word in _NOT_ONLY_ENGLISH else 1.0 for word in words if word in _ENGLISH)
    # Two function words at the least, a third of the words, well ahead of English and of the cousin.
    clear = scores[best] >= max(2.0, len(words) / 3) and scores[best] >= 2 * english
    return best if clear and scores[best] > scores[second] else None


def _score(language: str, words: list[str], lowered: str) -> float:
    known = _FUNCTION_WORDS[language]
    hits = [word for word in words if word in known or word.split("'")[0] + "'" in known]
    shared = {word for word in words if word in _SHARED[language]}
    hinted = any(letter in lowered for letter in _LETTER_HINTS[language])
    # One repeated word (a name, a quotation) is no sentence: different words count.
    different = len(set(hits))
    return different + (len(hits) - different) / 2 + len(shared) / 2 + (1.0 if hinted and hits else 0.0)


def _mostly_other_script(text: str) -> bool:
    names = [unicodedata.name(character, "LATIN") for character in text if character.isalpha()]
    other = [name for name in names if not name.startswith("LATIN")]
    dense = sum(name.startswith(_DENSE_SCRIPTS) for name in other)
    weight = len(other) + (_DENSE_WEIGHT - 1) * dense
    return len(other) >= _SCRIPT_LETTERS and weight > len(names) - len(other)
