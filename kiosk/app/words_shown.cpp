// SPDX-License-Identifier: EUPL-1.2
#include "app/words_table.h"

namespace chancery {

const ShownWords shown_words{{
    {Say::settings_refused, {"Settings not taken over", "Réglages non appliqués", "Instellingen niet overgenomen", "Einstellungen nicht übernommen"}},
    {Say::settings_stay, {"The screen goes on with the settings from before.", "L’écran continue avec les réglages précédents.",
                          "Het scherm gaat verder met de vorige instellingen.", "Der Bildschirm läuft mit den bisherigen Einstellungen weiter."}},
    {Say::overlay_edition, {"edition {1}, statements: {2}", "édition {1}, messages : {2}", "editie {1}, berichten: {2}", "Ausgabe {1}, Mitteilungen: {2}"}},
    {Say::overlay_builtin, {"built-in edition, statements: {2}", "édition d’origine, messages : {2}", "ingebouwde editie, berichten: {2}", "eingebaute Ausgabe, Mitteilungen: {2}"}},
    {Say::clock_kept, {"{1}, kept by a time service", "{1}, réglé par un service de temps", "{1}, bijgehouden door een tijdserver", "{1}, von einem Zeitdienst gestellt"}},
    {Say::clock_doubtful, {"{1}, vouched for by no one", "{1}, sans garantie d’aucun service", "{1}, door niemand bevestigd", "{1}, von niemandem bestätigt"}},
    {Say::room, {"{1} of {2} MB free", "{1} Mo libres sur {2}", "{1} van {2} MB vrij", "{1} von {2} MB frei"}},
    {Say::power_weak, {"the power supply is too weak", "l’alimentation électrique est trop faible", "de voeding is te zwak", "das Netzteil ist zu schwach"}},
    {Say::power_good, {"the power supply is good", "l’alimentation électrique est bonne", "de voeding is goed", "das Netzteil ist in Ordnung"}},
    {Say::reached_ago, {"{1}: reached {2} min ago", "{1} : joint il y a {2} min", "{1}: {2} min geleden bereikt", "{1}: vor {2} min erreicht"}},
    {Say::never_reached, {"{1}: never reached", "{1} : jamais joint", "{1}: nooit bereikt", "{1}: nie erreicht"}},

    {Say::on, {"on", "affiché", "nu", "jetzt"}},
    {Say::next, {"next", "ensuite", "daarna", "danach"}},
    {Say::edition, {"edition", "édition", "editie", "Ausgabe"}},
    {Say::screen, {"screen", "écran", "scherm", "Schirm"}},
    {Say::protocol, {"protocol", "protocole", "protocol", "Protokoll"}},
    {Say::clock, {"clock", "horloge", "klok", "Uhr"}},
    {Say::source, {"source", "source", "bron", "Quelle"}},
    {Say::trouble, {"trouble", "problème", "probleem", "Problem"}},
    {Say::glyphs, {"glyphs", "signes", "tekens", "Zeichen"}},
    {Say::page, {"page {1}/{2}", "page {1}/{2}", "pagina {1}/{2}", "Seite {1}/{2}"}},
    {Say::until, {"until {1}", "jusqu’à {1}", "tot {1}", "bis {1}"}},
    {Say::builtin_shows, {"the built-in one: nothing has been fetched that may be shown now", "celle d’origine : rien de ce qui a été reçu ne peut être montré en ce moment",
                          "de ingebouwde: er is niets opgehaald dat nu getoond mag worden", "die eingebaute: nichts Abgeholtes darf jetzt gezeigt werden"}},
    {Say::edition_has, {"{1}, {2} statements", "{1}, messages : {2}", "{1}, berichten: {2}", "{1}, Mitteilungen: {2}"}},
    {Say::last_reached, {"{1}: last reached {2}, {3}", "{1} : joint pour la dernière fois {2}, {3}", "{1}: laatst bereikt {2}, {3}", "{1}: zuletzt erreicht {2}, {3}"}},
    {Say::never, {"never", "jamais", "nooit", "nie"}},
    {Say::unsigned_source, {"unsigned", "non signé", "niet ondertekend", "nicht signiert"}},
    {Say::none, {"none", "aucun", "geen", "keines"}},
    {Say::glyphs_missing, {"{1} characters have no font", "{1} caractères n’ont pas de police", "{1} tekens hebben geen lettertype", "{1} Zeichen haben keine Schrift"}},
    {Say::clock_is_unknown, {"unknown", "incertaine", "onbekend", "ungewiss"}},
    {Say::clock_is_floor, {"floor", "à peu près", "ongeveer", "ungefähr"}},
    {Say::clock_is_synchronized, {"synchronized", "synchronisée", "gesynchroniseerd", "synchronisiert"}},
}};

}  // namespace chancery
