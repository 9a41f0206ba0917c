// SPDX-License-Identifier: EUPL-1.2
// What came is not what a source sends: feeds, mappings, XML. (Why a single item is refused stands in the log, in English.)
#include "app/phrases/tables.h"

namespace chancery::phrases {
namespace {

constexpr Phrase table[] = {
    {"this is no JSON Feed: {1}", {"ce n’est pas un JSON Feed : {1}", "dit is geen JSON Feed: {1}", "das ist kein JSON Feed: {1}"}},
    {"this is XML, but neither RSS nor Atom: its root element is <{1}>",
     {"c’est du XML, mais ni RSS ni Atom : son élément racine est <{1}>", "dit is XML, maar geen RSS en geen Atom: het hoofdelement is <{1}>",
      "das ist XML, aber weder RSS noch Atom: das oberste Element ist <{1}>"}},
    {"source {1}: there is no format {2}; the formats are {3}",
     {"source {1} : il n’y a pas de format {2} ; les formats sont {3}", "bron {1}: er is geen formaat {2}; de formaten zijn {3}", "Quelle {1}: ein Format {2} gibt es nicht; die Formate sind {3}"}},
    {"more than {1} MiB", {"plus de {1} Mio", "meer dan {1} MiB", "mehr als {1} MiB"}},
    {"more than {1} items", {"plus de {1} éléments", "meer dan {1} items", "mehr als {1} Einträge"}},
    {"more than {1} entries", {"plus de {1} entrées", "meer dan {1} items", "mehr als {1} Einträge"}},
    {"{1} items, where {2} are allowed", {"{1} éléments, où {2} sont permis", "{1} items, waar er {2} mogen", "{1} Einträge, wo {2} erlaubt sind"}},
    {"this JSON Feed has no list of \"items\"", {"ce JSON Feed n’a pas de liste \"items\"", "deze JSON Feed heeft geen lijst \"items\"", "dieser JSON Feed hat keine Liste \"items\""}},
    {"this RSS has no <channel>", {"ce RSS n’a pas de <channel>", "deze RSS heeft geen <channel>", "dieses RSS hat kein <channel>"}},

    {"this is empty, not a feed", {"c’est vide, ce n’est pas un flux", "dit is leeg, geen feed", "das ist leer, kein Feed"}},
    {"this is a web page, not a feed: the feed has another address, or a network's login page stands in the way",
     {"c’est une page web, pas un flux : le flux a une autre adresse, ou la page de connexion d’un réseau fait obstacle",
      "dit is een webpagina, geen feed: de feed heeft een ander adres, of de inlogpagina van een netwerk staat in de weg",
      "das ist eine Webseite, kein Feed: der Feed hat eine andere Adresse, oder die Anmeldeseite eines Netzes steht im Weg"}},
    {"this is a web page ({1}), not a feed: the feed has another address, or a network's login page stands in the way",
     {"c’est une page web ({1}), pas un flux : le flux a une autre adresse, ou la page de connexion d’un réseau fait obstacle",
      "dit is een webpagina ({1}), geen feed: de feed heeft een ander adres, of de inlogpagina van een netwerk staat in de weg",
      "das ist eine Webseite ({1}), kein Feed: der Feed hat eine andere Adresse, oder die Anmeldeseite eines Netzes steht im Weg"}},
    {"this is the template of a feed, not the feed: the site's generator has not filled it in",
     {"c’est le modèle d’un flux, pas le flux : le générateur du site ne l’a pas rempli", "dit is het sjabloon van een feed, niet de feed: de generator van de site heeft het niet ingevuld",
      "das ist die Vorlage eines Feeds, nicht der Feed: der Generator der Seite hat sie nicht ausgefüllt"}},
    {"{1}; a mapping can teach the program to read it (docs/content.md)",
     {"{1} ; une correspondance peut apprendre au programme à le lire (docs/content.md)", "{1}; een mapping kan het programma leren dit te lezen (docs/content.md)",
      "{1}; eine Zuordnung kann das Programm lehren, das zu lesen (docs/content.md)"}},
    {"this is RSS written as JSON, which is not read: give the address of the site's RSS",
     {"c’est du RSS écrit en JSON, qui n’est pas lu : donnez l’adresse du RSS du site", "dit is RSS als JSON, wat niet gelezen wordt: geef het adres van de RSS van de site",
      "das ist RSS als JSON, das nicht gelesen wird: geben Sie die Adresse des RSS der Seite an"}},
    {"this is ActivityPub, whose lists are spread over many addresses: give the account's RSS, https://HOST/@NAME.rss",
     {"c’est ActivityPub, dont les listes sont réparties sur beaucoup d’adresses : donnez le RSS du compte, https://HOST/@NAME.rss",
      "dit is ActivityPub, waarvan de lijsten over veel adressen verspreid zijn: geef de RSS van de account, https://HOST/@NAME.rss",
      "das ist ActivityPub, dessen Listen über viele Adressen verteilt sind: geben Sie das RSS des Kontos an, https://HOST/@NAME.rss"}},
    {"this JSON has \"items\", but no \"version\": \"https://jsonfeed.org/version/1.1\" to say that it is a JSON Feed",
     {"ce JSON a \"items\", mais pas \"version\": \"https://jsonfeed.org/version/1.1\" pour dire que c’est un JSON Feed",
      "deze JSON heeft \"items\", maar geen \"version\": \"https://jsonfeed.org/version/1.1\" die zegt dat het een JSON Feed is",
      "dieses JSON hat \"items\", aber kein \"version\": \"https://jsonfeed.org/version/1.1\", das sagt, dass es ein JSON Feed ist"}},
    {"this is an empty list: name its format in the settings",
     {"c’est une liste vide : nommez son format dans les réglages", "dit is een lege lijst: noem het formaat in de instellingen", "das ist eine leere Liste: nennen Sie ihr Format in den Einstellungen"}},
    {"this is a list, but of no form that is known; its first element has {1}",
     {"c’est une liste, mais d’aucune forme connue ; son premier élément a {1}", "dit is een lijst, maar van geen bekende vorm; het eerste element heeft {1}",
      "das ist eine Liste, aber von keiner bekannten Form; ihr erstes Element hat {1}"}},
    {"this is JSON of no form that is known; it has {1}",
     {"c’est du JSON d’aucune forme connue ; il a {1}", "dit is JSON van geen bekende vorm; het heeft {1}", "das ist JSON von keiner bekannten Form; es hat {1}"}},
    {"this is {1}, not a feed", {"c’est {1}, pas un flux", "dit is {1}, geen feed", "das ist {1}, kein Feed"}},

    {"this is nothing that the mapping {1} reads; perhaps an error message of the server",
     {"ce n’est rien que lise la correspondance {1} ; peut-être un message d’erreur du serveur", "dit is niets wat de mapping {1} leest; misschien een foutmelding van de server",
      "das ist nichts, was die Zuordnung {1} liest; vielleicht eine Fehlermeldung des Servers"}},
    {"there is no list at {1}, where the mapping {2} expects the items",
     {"il n’y a pas de liste à {1}, où la correspondance {2} attend les éléments", "er is geen lijst op {1}, waar de mapping {2} de items verwacht",
      "bei {1} ist keine Liste, wo die Zuordnung {2} die Einträge erwartet"}},
    {"{1} is no JSON Pointer; one begins with \"/\" (in the item) or \"#/\" (in the document)",
     {"{1} n’est pas un JSON Pointer ; il commence par \"/\" (dans l’élément) ou \"#/\" (dans le document)", "{1} is geen JSON Pointer; die begint met \"/\" (in het item) of \"#/\" (in het document)",
      "{1} ist kein JSON Pointer; er beginnt mit \"/\" (im Eintrag) oder \"#/\" (im Dokument)"}},
    {"each of these must be a JSON Pointer such as \"/title\"",
     {"chacun doit être un JSON Pointer tel que \"/title\"", "elk hiervan moet een JSON Pointer zijn zoals \"/title\"", "jedes hiervon muss ein JSON Pointer sein wie \"/title\""}},
    {"a condition needs \"at\" and one of \"exists\", \"equals\", \"in\" and \"not_in\"",
     {"une condition demande \"at\" et l’un de \"exists\", \"equals\", \"in\" et \"not_in\"", "een voorwaarde heeft \"at\" nodig en een van \"exists\", \"equals\", \"in\" en \"not_in\"",
      "eine Bedingung braucht \"at\" und eins von \"exists\", \"equals\", \"in\" und \"not_in\""}},
    {"more than {1} ways to one field", {"plus de {1} voies vers un champ", "meer dan {1} wegen naar één veld", "mehr als {1} Wege zu einem Feld"}},
    {"this needs \"get\" (a JSON Pointer) or \"const\" (a text)",
     {"il faut \"get\" (un JSON Pointer) ou \"const\" (un texte)", "dit heeft \"get\" (een JSON Pointer) of \"const\" (een tekst) nodig", "das braucht \"get\" (einen JSON Pointer) oder \"const\" (einen Text)"}},

    {"this is too large", {"c’est trop grand", "dit is te groot", "das ist zu groß"}},
    {"no memory to read XML", {"pas de mémoire pour lire du XML", "geen geheugen om XML te lezen", "kein Speicher, um XML zu lesen"}},
    {"this XML ends in the middle; was it cut short on the way? ({1})",
     {"ce XML finit au milieu ; a-t-il été coupé en chemin ? ({1})", "deze XML eindigt halverwege; is ze onderweg afgebroken? ({1})", "dieses XML endet mittendrin; brach es unterwegs ab? ({1})"}},
    {"this is not XML: it has no element", {"ce n’est pas du XML : il n’a aucun élément", "dit is geen XML: er is geen element", "das ist kein XML: es hat kein Element"}},
    {"this is not XML: {1}", {"ce n’est pas du XML ({1})", "dit is geen XML ({1})", "das ist kein XML ({1})"}},
    {"this XML declares entities of its own, which no feed needs",
     {"ce XML déclare ses propres entités, dont aucun flux n’a besoin", "deze XML declareert eigen entiteiten, die geen feed nodig heeft", "dieses XML erklärt eigene Entitäten, die kein Feed braucht"}},
};

}  // namespace

const Table content{table};

}  // namespace chancery::phrases
