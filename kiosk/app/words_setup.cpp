// SPDX-License-Identifier: EUPL-1.2
#include "app/words_table.h"

namespace chancery {

const SetupWords setup_words{{
    {Say::setup_begin, {
        "A few questions; Enter leaves one out. The answers go to {1}", "Quelques questions ; Entrée en omet une. Les réponses vont dans {1}",
        "Enkele vragen; Enter slaat er een over. De antwoorden komen in {1}", "Einige Fragen; Enter lässt eine aus. Die Antworten kommen nach {1}"}},
    {Say::setup_is_there, {
        "That file is there already, with all that was set in it. Write a new one? (The old one is kept as {1}.)",
        "Ce fichier existe déjà, avec tous ses réglages. En écrire un nouveau ? (L’ancien est gardé sous {1}.)",
        "Dat bestand is er al, met alles wat erin ingesteld is. Een nieuw schrijven? (Het oude blijft bewaard als {1}.)",
        "Diese Datei gibt es schon, mit allem, was darin eingestellt ist. Eine neue schreiben? (Die alte bleibt als {1}.)"}},
    {Say::setup_languages, {
        "Languages of the screen, in their order, as tags (fr, nl, de). Empty: all that a statement has.",
        "Langues de l’écran, dans leur ordre, en codes (fr, nl, de). Vide : toutes celles d’un message.",
        "Talen van het scherm, in hun volgorde, als codes (fr, nl, de). Leeg: alle die een bericht heeft.",
        "Sprachen des Bildschirms, in ihrer Reihenfolge, als Kürzel (fr, nl, de). Leer: alle, die eine Mitteilung hat."}},
    {Say::setup_url, {
        "Address of the statements (https://…; JSON Feed, RSS or Atom). Empty: none yet.", "Adresse des messages (https://… ; JSON Feed, RSS ou Atom). Vide : encore aucune.",
        "Adres van de berichten (https://…; JSON Feed, RSS of Atom). Leeg: nog geen.", "Adresse der Mitteilungen (https://…; JSON Feed, RSS oder Atom). Leer: noch keine."}},
    {Say::setup_key, {
        "Public key of whoever signs them (RW…, 56 characters). Empty: they are not signed.", "Clé publique de qui les signe (RW…, 56 caractères). Vide : ils ne sont pas signés.",
        "Publieke sleutel van wie ze ondertekent (RW…, 56 tekens). Leeg: ze zijn niet ondertekend.", "Öffentlicher Schlüssel dessen, der sie signiert (RW…, 56 Zeichen). Leer: sie sind nicht signiert."}},
    {Say::setup_patience, {
        "Patience: how long pages stay, 0.25 to 4. Empty: 1, the time that their words take to read.",
        "Patience : combien de temps restent les pages, 0.25 à 4. Vide : 1, le temps de lire leurs mots.",
        "Geduld: hoelang pagina’s blijven staan, 0.25 tot 4. Leeg: 1, de tijd om de woorden te lezen.",
        "Geduld: wie lange Seiten bleiben, 0.25 bis 4. Leer: 1, die Zeit, in der man die Worte liest."}},
    {Say::setup_zone, {
        "Time zone (Europe/Brussels). Empty: this machine's.", "Fuseau horaire (Europe/Brussels). Vide : celui de cette machine.",
        "Tijdzone (Europe/Brussels). Leeg: die van deze machine.", "Zeitzone (Europe/Brussels). Leer: die dieses Geräts."}},
    {Say::setup_hours, {
        "Opening hours (mon-fri 09:00-17:00, sat 10:00-13:00). Empty: always open.", "Heures d’ouverture (mon-fri 09:00-17:00, sat 10:00-13:00). Vide : toujours ouvert.",
        "Openingsuren (mon-fri 09:00-17:00, sat 10:00-13:00). Leeg: altijd open.", "Öffnungszeiten (mon-fri 09:00-17:00, sat 10:00-13:00). Leer: immer offen."}},
    {Say::setup_rotation, {
        "How far the screen is turned clockwise: 0, 90, 180 or 270. Empty: 0.", "De combien l’écran est tourné vers la droite : 0, 90, 180 ou 270. Vide : 0.",
        "Hoever het scherm met de klok mee gedraaid is: 0, 90, 180 of 270. Leeg: 0.", "Wie weit der Bildschirm im Uhrzeigersinn gedreht ist: 0, 90, 180 oder 270. Leer: 0."}},
    {Say::setup_write, {"Write this to {1}?", "Écrire ceci dans {1} ?", "Dit in {1} schrijven?", "Dies nach {1} schreiben?"}},
    {Say::setup_nothing, {"Nothing is written.", "Rien n’est écrit.", "Er wordt niets geschreven.", "Nichts wird geschrieben."}},
    {Say::setup_written, {
        "Written. A running kiosk takes it over by itself; \"chancery check\" and \"chancery doctor\" say whether all is well.",
        "C’est écrit. Un kiosque qui tourne le reprend de lui-même ; « chancery check » et « chancery doctor » disent si tout va bien.",
        "Geschreven. Een kiosk die draait neemt het vanzelf over; \"chancery check\" en \"chancery doctor\" zeggen of alles goed is.",
        "Geschrieben. Ein laufender Kiosk übernimmt es von selbst; „chancery check“ und „chancery doctor“ sagen, ob alles gut ist."}},
    {Say::setup_stronger, {
        "Mind: {1} is stronger. What it says counts, not this file.", "Attention : {1} est plus fort. C’est ce qu’il dit qui compte, non ce fichier.",
        "Let op: {1} is sterker. Wat daarin staat telt, niet dit bestand.", "Achtung: {1} ist stärker. Was dort steht, gilt, nicht diese Datei."}},
    {Say::setup_forgets, {
        "Mind: this machine forgets {1} when it is switched off, because its root is never written. Copy it to the boot partition, as /boot/firmware/chancery.json.",
        "Attention : cette machine oublie {1} quand on l’éteint, car sa racine n’est jamais écrite. Copiez-le sur la partition d’amorçage, sous /boot/firmware/chancery.json.",
        "Let op: deze machine vergeet {1} wanneer ze uitgaat, want haar root wordt nooit beschreven. Kopieer het naar de opstartpartitie, als /boot/firmware/chancery.json.",
        "Achtung: dieses Gerät vergisst {1} beim Ausschalten, denn seine Wurzel wird nie beschrieben. Kopieren Sie sie auf die Boot-Partition, als /boot/firmware/chancery.json."}},
    {Say::yes_or_no, {"[y/N]", "[o/N]", "[j/N]", "[j/N]"}},
}};

}  // namespace chancery
