"""People who write in another language are told politely, and English is never mistaken for one."""

from __future__ import annotations

import pytest

from bot.language.foreign import ENGLISH_ONLY, foreign_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Hola, mi impresora no funciona desde ayer", "es"),
        ("no puedo abrir el correo, necesito ayuda por favor", "es"),
        ("la computadora está muy lenta y no puedo trabajar", "es"),
        ("se me olvidó la contraseña de mi cuenta", "es"),
        ("¿cómo puedo cambiar mi contraseña?", "es"),
        ("Bonjour, mon imprimante ne marche pas depuis ce matin", "fr"),
        ("j'ai oublié mon mot de passe", "fr"),
        ("je n'arrive pas à ouvrir mes fichiers", "fr"),
        ("l'ordinateur est très lent et je ne peux pas travailler", "fr"),
        ("Hallo, mein Drucker funktioniert nicht", "de"),
        ("ich kann mich nicht anmelden, bitte um Hilfe", "de"),
        ("der Server ist seit heute nicht erreichbar", "de"),
        ("ich habe mein Passwort vergessen", "de"),
        ("Olá, a minha impressora não funciona", "pt"),
        ("não consigo abrir o meu computador", "pt"),
        ("preciso de ajuda com a minha senha, por favor", "pt"),
        ("Buongiorno, la mia stampante non funziona da ieri", "it"),
        ("non riesco ad aprire il mio computer", "it"),
        ("ho bisogno di aiuto con la posta, grazie", "it"),
        ("Dzień dobry, moja drukarka nie działa", "pl"),
        ("nie mogę się zalogować do komputera", "pl"),
        ("proszę o pomoc, mam problem z komputerem", "pl"),
        ("Здравствуйте, принтер не печатает", "other"),
        ("打印机坏了", "other"),
        ("الطابعة لا تعمل", "other"),
        ("プリンターが動きません", "other"),
        ("ο εκτυπωτής δεν δουλεύει", "other"),
        ("El wifi no va en la segunda planta", "es"),
        ("mi portatil no enciende", "es"),
        ("Outlook me pide la clave todo el rato", "es"),
        ("No me deja entrar en Teams", "es"),
        ("la VPN no conecta desde casa", "es"),
        ("l'écran reste noir au démarrage", "fr"),
        ("je n'ai plus accès au dossier partagé", "fr"),
        ("Mein Bildschirm bleibt schwarz", "de"),
        ("Teams stürzt ständig ab", "de"),
        ("bitte passwort zurücksetzen", "de"),
        ("o Outlook pede a senha a toda hora", "pt"),
        ("esqueci a minha palavra-passe", "pt"),
        ("mi serve un mouse nuovo", "it"),
        ("Outlook mi chiede sempre la password", "it"),
        ("zapomniałem hasła do komputera", "pl"),
        ("komputer bardzo wolno działa", "pl"),
        ('Excel dice "file is locked for editing" y no puedo abrir', "es"),
        ("забыл пароль", "other"),
        ("Outlook 打不开,请帮忙", "other"),
        ("无法连接VPN", "other"),
    ],
)
def test_a_sentence_in_another_language_is_recognised(text: str, language: str) -> None:
    assert foreign_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "my printer is offline",
        "VPN wont connect since this morning",
        "can you add José Müller to the La Paz mailbox",
        "email from Société Générale de Paris bounced",
        "printer on the 2nd floor in der Heide office is dead",
        "hola",
        "si si",
        "ok",
        "",
        "👍👍",
        "0x80070643",
        "pc no go",
        "no me gusta",
        "need access to El Camino de Santiago folder",
        "error: die with no message in excel",
        "die Datei",
        "Выход button is grey in our russian version of windows",
        "so i was on a call and then no sound",
        "me and Maria can't print to La Ronda",
        "outlook outlook outlook",
        "es la",
        "quick question about de facto standard in que",
        "the naïve Müller folder",
        "re: Angebot.pdf will not open",
        "RE: Angebot für die Messe.pdf will not open",
        'cant open "Rechnung März für Müller und Söhne.docx"',
        'error "Der Server ist nicht erreichbar" in outlook',
        "it says “Le serveur ne répond pas” when i log in",
        "Fwd: Bestellung bei der Firma Weiß wont print",
        "the El Niño report wont open",
        "il manager di Milano needs access",
        "São Paulo office has no internet",
        "e mail to o2 com ao not ok",
        "o365 não licence for pt users",
        "printer no da paper",
        "la casa de maria website down",
        "spanish keyboard types ñ instead of ;",
        "Łukasz Wójcik starts on monday",
        "con call no sound",
        "Windows in 中文, need it in english",
    ],
)
def test_english_short_and_unclear_text_is_left_alone(text: str) -> None:
    assert foreign_language(text) is None


def test_every_language_that_can_be_found_has_its_sentence() -> None:
    assert set(ENGLISH_ONLY) == {"es", "fr", "de", "pt", "it", "pl", "other"}


@pytest.mark.parametrize("language", ["es", "fr", "de", "pt", "it", "pl"])
def test_the_sentence_is_written_in_the_language_it_answers(language: str) -> None:
    assert foreign_language(ENGLISH_ONLY[language]) == language
