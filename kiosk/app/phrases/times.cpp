// SPDX-License-Identifier: EUPL-1.2
// Of hours, days and rules (docs/when.md), of playlists, and why something is shown.
#include "app/phrases/tables.h"

namespace chancery::phrases {
namespace {

constexpr Phrase table[] = {
    {"urgent", {"urgent", "dringend", "dringend"}},
    {"closed", {"fermé", "gesloten", "geschlossen"}},
    {"in turn", {"à son tour", "op zijn beurt", "der Reihe nach"}},
    {"nothing else is fit now", {"rien d’autre ne convient en ce moment", "niets anders past nu", "nichts anderes passt jetzt"}},
    {"its words changed", {"ses mots ont changé", "de woorden zijn veranderd", "die Worte haben sich geändert"}},
    {"playlist {1}", {"liste {1}", "afspeellijst {1}", "Abspielliste {1}"}},
    {"mourning", {"deuil", "rouw", "Trauer"}},
    {"election silence", {"silence électoral", "verkiezingsstilte", "Wahlruhe"}},
    {"official visit", {"visite officielle", "officieel bezoek", "Staatsbesuch"}},

    {"write days and hours like {1}", {"écrivez les jours et les heures ainsi : {1}", "schrijf dagen en uren zoals {1}", "schreiben Sie Tage und Stunden wie {1}"}},
    {"{1} must be a time of day, \"00:00\" to \"24:00\"",
     {"{1} doit être une heure, de \"00:00\" à \"24:00\"", "{1} moet een tijdstip zijn, van \"00:00\" tot \"24:00\"", "{1} muss eine Uhrzeit sein, \"00:00\" bis \"24:00\""}},
    {"{1} must be a day such as \"2026-12-10\"",
     {"{1} doit être un jour tel que \"2026-12-10\"", "{1} moet een dag zijn zoals \"2026-12-10\"", "{1} muss ein Tag sein wie \"2026-12-10\""}},
    {"{1} is no day; the days are mon, tue, wed, thu, fri, sat, sun",
     {"{1} n’est pas un jour ; les jours sont mon, tue, wed, thu, fri, sat, sun", "{1} is geen dag; de dagen zijn mon, tue, wed, thu, fri, sat, sun",
      "{1} ist kein Tag; die Tage sind mon, tue, wed, thu, fri, sat, sun"}},
    {"\"days\" must name at least one day", {"\"days\" doit nommer au moins un jour", "\"days\" moet minstens één dag noemen", "\"days\" muss mindestens einen Tag nennen"}},
    {"\"last\" lies before \"first\"", {"\"last\" précède \"first\"", "\"last\" ligt voor \"first\"", "\"last\" liegt vor \"first\""}},
    {"\"until\" is the same as \"from\"; for a whole day leave both out",
     {"\"until\" est égal à \"from\" ; pour un jour entier, omettez les deux", "\"until\" is gelijk aan \"from\"; laat voor een hele dag beide weg",
      "\"until\" ist dasselbe wie \"from\"; für einen ganzen Tag lassen Sie beide weg"}},
    {"\"start\" must be a day or a time such as \"2026-05-09\" or \"2026-05-09T18:30\"",
     {"\"start\" doit être un jour ou un moment tel que \"2026-05-09\" ou \"2026-05-09T18:30\"", "\"start\" moet een dag of moment zijn zoals \"2026-05-09\" of \"2026-05-09T18:30\"",
      "\"start\" muss ein Tag oder Zeitpunkt sein wie \"2026-05-09\" oder \"2026-05-09T18:30\""}},

    {"its hours are not from 00:00 to 24:00", {"ses heures ne vont pas de 00:00 à 24:00", "de uren liggen niet tussen 00:00 en 24:00", "die Stunden liegen nicht zwischen 00:00 und 24:00"}},
    {"it is shorter than a minute", {"c’est plus court qu’une minute", "het is korter dan een minuut", "das ist kürzer als eine Minute"}},
    {"it is longer than 366 days", {"c’est plus long que 366 jours", "het is langer dan 366 dagen", "das ist länger als 366 Tage"}},
    {"it never comes", {"cela n’arrive jamais", "het komt nooit voor", "das kommt nie vor"}},
    {"its COUNT ends too many years ahead; write UNTIL instead",
     {"son COUNT finit dans trop d’années ; écrivez plutôt UNTIL", "de COUNT eindigt te veel jaren vooruit; schrijf liever UNTIL", "der COUNT endet zu viele Jahre voraus; schreiben Sie stattdessen UNTIL"}},
    {"it is no rule such as \"FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=9\" (RFC 5545, RRULE)",
     {"ce n’est pas une règle telle que \"FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=9\" (RFC 5545, RRULE)", "dit is geen regel zoals \"FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=9\" (RFC 5545, RRULE)",
      "das ist keine Regel wie \"FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=9\" (RFC 5545, RRULE)"}},
    {"it comes more often than once an hour", {"cela revient plus d’une fois par heure", "het komt vaker dan eens per uur", "das kommt öfter als einmal in der Stunde"}},
    {"its RSCALE is not understood here; dates are Gregorian",
     {"son RSCALE n’est pas compris ici ; les dates sont grégoriennes", "de RSCALE wordt hier niet begrepen; data zijn gregoriaans", "der RSCALE wird hier nicht verstanden; Daten sind gregorianisch"}},
    {"its COUNT is above 1000; write UNTIL instead",
     {"son COUNT dépasse 1000 ; écrivez plutôt UNTIL", "de COUNT is hoger dan 1000; schrijf liever UNTIL", "der COUNT liegt über 1000; schreiben Sie stattdessen UNTIL"}},
    {"its UNTIL is no date", {"son UNTIL n’est pas une date", "de UNTIL is geen datum", "das UNTIL ist kein Datum"}},
    {"one of its numbers is no month, week, day, hour or minute",
     {"l’un de ses nombres n’est ni mois, ni semaine, ni jour, ni heure, ni minute", "een van de getallen is geen maand, week, dag, uur of minuut",
      "eine der Zahlen ist kein Monat, keine Woche, kein Tag, keine Stunde und keine Minute"}},
    {"it names seconds", {"elle nomme des secondes", "hij noemt seconden", "sie nennt Sekunden"}},
    {"its BYSETPOS has a 0", {"son BYSETPOS contient un 0", "de BYSETPOS bevat een 0", "das BYSETPOS enthält eine 0"}},
    {"a first or last weekday needs FREQ=MONTHLY or FREQ=YEARLY",
     {"un premier ou dernier jour de semaine demande FREQ=MONTHLY ou FREQ=YEARLY", "een eerste of laatste weekdag heeft FREQ=MONTHLY of FREQ=YEARLY nodig",
      "ein erster oder letzter Wochentag braucht FREQ=MONTHLY oder FREQ=YEARLY"}},
    {"a first or last weekday cannot stand with BYWEEKNO",
     {"un premier ou dernier jour de semaine ne va pas avec BYWEEKNO", "een eerste of laatste weekdag kan niet samen met BYWEEKNO", "ein erster oder letzter Wochentag geht nicht mit BYWEEKNO"}},
    {"BYWEEKNO needs FREQ=YEARLY", {"BYWEEKNO demande FREQ=YEARLY", "BYWEEKNO heeft FREQ=YEARLY nodig", "BYWEEKNO braucht FREQ=YEARLY"}},
    {"BYMONTHDAY cannot stand with FREQ=WEEKLY", {"BYMONTHDAY ne va pas avec FREQ=WEEKLY", "BYMONTHDAY kan niet samen met FREQ=WEEKLY", "BYMONTHDAY geht nicht mit FREQ=WEEKLY"}},
    {"BYMONTHDAY with FREQ=YEARLY needs BYMONTH: programs differ in which months it means",
     {"BYMONTHDAY avec FREQ=YEARLY demande BYMONTH : les programmes ne s’accordent pas sur les mois",
      "BYMONTHDAY met FREQ=YEARLY heeft BYMONTH nodig: programma’s verschillen in welke maanden bedoeld zijn",
      "BYMONTHDAY mit FREQ=YEARLY braucht BYMONTH: Programme sind sich uneins, welche Monate gemeint sind"}},
    {"BYYEARDAY needs FREQ=YEARLY", {"BYYEARDAY demande FREQ=YEARLY", "BYYEARDAY heeft FREQ=YEARLY nodig", "BYYEARDAY braucht FREQ=YEARLY"}},
    {"BYSETPOS cannot stand with FREQ=HOURLY", {"BYSETPOS ne va pas avec FREQ=HOURLY", "BYSETPOS kan niet samen met FREQ=HOURLY", "BYSETPOS geht nicht mit FREQ=HOURLY"}},

    {"an entry has one of these: \"statement\", \"picture\", \"select\", \"playlist\", \"folder\"",
     {"une entrée a l’un de ceux-ci : \"statement\", \"picture\", \"select\", \"playlist\", \"folder\"", "een regel heeft een van deze: \"statement\", \"picture\", \"select\", \"playlist\", \"folder\"",
      "ein Eintrag hat eins von diesen: \"statement\", \"picture\", \"select\", \"playlist\", \"folder\""}},
    {"{1} means nothing in this mode", {"{1} ne veut rien dire dans ce mode", "{1} betekent niets in deze modus", "{1} bedeutet in diesem Modus nichts"}},
};

}  // namespace

const Table times{table};

}  // namespace chancery::phrases
